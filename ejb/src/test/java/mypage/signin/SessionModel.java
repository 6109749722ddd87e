package mypage.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is promised about the sessions of one account, by the number of the act that opened each. */
final class SessionModel {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration ABSOLUTE = Duration.ofHours(12);
    private static final Duration RECENT = Duration.ofMinutes(10);
    private static final Duration NOTED_AGAIN = Duration.ofMinutes(1);

    private static final class Session {
        private final int browser;
        private final Instant start;
        private final Instant codeAt;
        private int epoch;
        private Instant used;

        private Session(int browser, int epoch, Instant start, Instant codeAt) {
            this.browser = browser;
            this.epoch = epoch;
            this.start = start;
            this.used = start;
            this.codeAt = codeAt;
        }
    }

    private final Map<Integer, Session> sessions = new TreeMap<>();

    /** @param codeAt when a code was right for it; null if none was, or nobody knows any more */
    void open(int number, int browser, int epoch, Instant now, Instant codeAt) {
        sessions.put(number, new Session(browser, epoch, now, codeAt));
    }

    /** The number of one that was ever opened; empty if there were fewer. */
    Optional<Integer> number(int which) {
        return sessions.keySet().stream().skip(which).findFirst();
    }

    int browser(int number) {
        return sessions.get(number).browser;
    }

    boolean use(int number, int epoch, Instant now) {
        Session session = sessions.get(number);
        boolean open = session.epoch == epoch
                && now.isBefore(session.start.plus(ABSOLUTE))
                && now.isBefore(session.used.plus(IDLE));
        if (open && !now.isBefore(session.used.plus(NOTED_AGAIN))) {
            session.used = now;
        }
        return open;
    }

    boolean isRecent(int number, Instant now) {
        Session session = sessions.get(number);
        return session.codeAt != null && now.isBefore(session.codeAt.plus(RECENT));
    }

    void carryOver(int number, int epoch) {
        sessions.get(number).epoch = epoch;
    }
}
