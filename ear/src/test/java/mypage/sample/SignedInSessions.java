package mypage.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which session of ours belongs to which session of MyPage ({@code sid}), so that both end together. This knows one
 * server; an application with more keeps its sessions, or the names of those that have ended, where all see them.
 */
@ApplicationScoped
public class SignedInSessions {

    /** As long as a session of MyPage can last. */
    private static final Duration REMEMBERED = Duration.ofHours(12);

    private final Map<String, HttpSession> open = new ConcurrentHashMap<>();
    private final Map<String, Instant> ended = new ConcurrentHashMap<>();

    /** @return false when that session has ended; then ours has, too */
    boolean isOpen(String sid, HttpSession session) {
        open.put(sid, session);
        if (ended.containsKey(sid)) {
            end(sid);
            return false;
        }
        return true;
    }

    /** Also one that comes only later: the post may be faster than the browser. */
    void end(String sid) {
        ended.put(sid, Instant.now());
        ended.values().removeIf(at -> at.isBefore(Instant.now().minus(REMEMBERED)));
        HttpSession session = open.remove(sid);
        if (session != null) {
            try {
                session.invalidate();
            } catch (IllegalStateException alreadyOver) {
                // As wanted.
            }
        }
    }

    void forget(HttpSession session) {
        open.values().remove(session);
    }
}
