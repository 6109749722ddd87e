package mypage.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Passes a growing log file's warnings and errors on to the console, stack traces in lines of their own. */
final class LogWatch extends Thread {
    private static final Pattern TROUBLE = Pattern.compile(
            "\\{\"Timestamp\":\"(.*?)\",\"Level\":\"(WARNING|SEVERE)\".*?\"LevelValue\":\"\\d+\",(.*)}");
    /** What Payara 7 says at each start, whatever runs on it. */
    private static final Pattern NO_NEWS =
            Pattern.compile("AS-EJB-00053|Class Not loaded yet|Context path from ServletContext");

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
        var record = TROUBLE.matcher(line);
        if (record.matches() && !NO_NEWS.matcher(line).find()) {
            String text = record.group(3).replace("\\n", "\n").replace("\\t", "\t");
            Console.say(String.join(" ", record.group(1), record.group(2), text));
        }
    }

    static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
