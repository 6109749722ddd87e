package mypage;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a class logs, which is kept out of the log of the tests. */
public final class LoggedLines implements AutoCloseable {

    private final Logger log;
    private final List<String> lines = new ArrayList<>();

    public LoggedLines(Class<?> type) {
        log = Logger.getLogger(type.getName());
        SimpleFormatter formatter = new SimpleFormatter();
        log.setFilter(record -> {
            lines.add(formatter.formatMessage(record));
            return false;
        });
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        log.setFilter(null);
    }
}
