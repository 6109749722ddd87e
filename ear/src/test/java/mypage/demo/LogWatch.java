package mypage.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Passes a growing log file's warnings and errors on to the console, stack traces in lines of their own. */
final class LogWatch extends Thread {
    private static final Pattern TROUBLE = Pattern.compile("\"Level\":\"(WARNING|SEVERE)\"");
    private static final int LAST_LINES = 30;

    private final Path log;

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
        if (TROUBLE.matcher(line).find()) {
            Console.say(line.replace("\\n", "\n").replace("\\t", "\t"));
        }
    }

    static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
