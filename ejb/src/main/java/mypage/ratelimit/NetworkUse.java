package mypage.ratelimit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What each network used of late. Whoever used least goes first, see docs/decisions/32-turns.md. Not thread-safe. */
public final class NetworkUse {

    private static final int NETWORKS_REMEMBERED = 10_000;

    private final int siteFactor;
    private final Map<String, RecentUse> used = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RecentUse> eldest) {
            return size() > NETWORKS_REMEMBERED;
        }
    };

    /** @param siteFactor how many times as much a site may use as a subscriber, before it falls behind as a whole */
    public NetworkUse(int siteFactor) {
        this.siteFactor = siteFactor;
    }

    /**
     * Adds to what it used.
     *
     * @param network the range that the client's subscriber holds
     * @param site the larger range that its site may hold
     * @param nanos may be negative
     */
    public void charge(String network, Optional<String> site, long nanos, long now) {
        used.computeIfAbsent(network, same -> new RecentUse()).add(nanos, now);
        site.ifPresent(
                range -> used.computeIfAbsent(range, same -> new RecentUse()).add(nanos, now));
    }

    /** In nanoseconds of late. */
    public double of(String network, Optional<String> site, long now) {
        return Math.max(site.map(range -> at(range, now)).orElse(0.0) / siteFactor, at(network, now));
    }

    private double at(String range, long now) {
        return Optional.ofNullable(used.get(range)).map(use -> use.at(now)).orElse(0.0);
    }
}
