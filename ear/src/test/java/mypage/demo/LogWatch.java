package mypage.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Passes a growing log file's warnings and errors on to the console, with the lines that belong to them. */
final class LogWatch extends Thread {
    private static final Pattern RECORD = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\S+ (\\S+) .*");
    private static final Pattern TROUBLE = Pattern.compile("WARNING|SEVERE");
    private static final int LAST_LINES = 30;

    private final Path log;
    private boolean trouble;

    LogWatch(Path log) {
        super("log watch");
        this.log = log;
        setDaemon(true);
    }

    @Override
    public void run() {
        try (BufferedReader reader = Files.newBufferedReader(log)) {
            while (!isInterrupted()) {
                String line = reader.readLine();
                if (line == null) {
                    Thread.sleep(200);
                } else {
                    pass(line);
                }
            }
        } catch (IOException e) {
            Console.say(log + ": " + e.getMessage());
        } catch (InterruptedException e) {
            // The launcher ends.
        }
    }

    private void pass(String line) {
        var record = RECORD.matcher(line);
        if (record.matches()) {
            trouble = TROUBLE.matcher(record.group(1)).matches();
        }
        if (trouble) {
            Console.say(line);
        }
    }

    static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
