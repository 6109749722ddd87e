package mypage.ratelimit;

import java.util.HashMap;
import java.util.Map;

/**
 * Limits how much is under way at once on this node, in total and for one key, such as a network. It never waits.
 * Thread-safe.
 */
public final class ConcurrencyLimit {

    /** What became of an attempt to enter. */
    public enum Entry {
        ENTERED,
        /** As much as is allowed in total is under way. */
        FULL,
        /** As much as is allowed for this key is under way. */
        FULL_FOR_KEY
    }

    private final int total;
    private final int perKey;
    private final Map<String, Integer> underWay = new HashMap<>();
    private int all;

    public ConcurrencyLimit(int total, int perKey) {
        this.total = total;
        this.perKey = perKey;
    }

    /** Whoever enters has to {@link #leave}. */
    public synchronized Entry enter(String key) {
        if (underWay.getOrDefault(key, 0) >= perKey) {
            return Entry.FULL_FOR_KEY;
        } else if (all >= total) {
            return Entry.FULL;
        }
        underWay.merge(key, 1, Integer::sum);
        all++;
        return Entry.ENTERED;
    }

    public synchronized void leave(String key) {
        underWay.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
        all--;
    }
}
