package mypage.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mypage.platform.RequestContext;

/**
 * Counts refusals that anybody can cause as often as they like, so that a flood of them writes a few rows a minute. A
 * sum is of one kind, service, account and network. {@link AuditSumTimer} writes them each minute as events. Counting
 * touches no database, so it takes as long for an account as for none. Safe for use by many threads; the sums are
 * exact. They are in memory: a node that crashes loses those of its last minute.
 */
@ApplicationScoped
public class AuditSums {

    /** In one minute and node, the largest so many sums keep their network and account; the others are added up. */
    static final int MOST_WRITTEN = 200;

    /** With more networks and accounts than this in one minute, the others are added up at once. */
    static final int MOST_HELD = 10_000;

    private record Key(AuditKind kind, Enum<?> service, Long accountId, Long targetId, String network) {

        private Key withoutNames() {
            return new Key(kind, service, null, null, null);
        }
    }

    /**
     * @param count may be 0 for what was recorded by itself
     * @param first the first request that was counted
     */
    private record Sum(long count, RequestContext first, Instant at) {

        private Sum plus(Sum other) {
            return count == 0 ? new Sum(other.count, other.first, other.at) : new Sum(count + other.count, first, at);
        }
    }

    private final Map<Key, Sum> sums = new ConcurrentHashMap<>();

    @Inject
    Clock clock;

    /**
     * Counts a refusal. Nothing is written yet.
     *
     * @param accountId the account that it concerns, or null when none is known
     */
    public void count(AuditKind kind, Enum<?> service, Long accountId, RequestContext context) {
        add(key(kind, service, accountId, null, context), one(context));
    }

    /**
     * Does the same for one of staff.
     *
     * @param staffId the member whom it concerns, or null when none is known
     */
    public void countOfStaff(AuditKind kind, Long staffId, RequestContext context) {
        add(key(kind, null, null, staffId, context), one(context));
    }

    /**
     * Whether no such event was counted in this minute, so that the caller may record it by itself. Otherwise counts
     * it.
     */
    boolean isFirst(AuditKind kind, Enum<?> service, Long accountId, RequestContext context) {
        Key key = key(kind, service, accountId, null, context);
        Sum none = new Sum(0, context, clock.instant());
        if (sums.size() < MOST_HELD && sums.putIfAbsent(key, none) == null) {
            return true;
        }
        add(key, one(context));
        return false;
    }

    private static Key key(AuditKind kind, Enum<?> service, Long accountId, Long targetId, RequestContext context) {
        return new Key(kind, service, accountId, targetId, context.network());
    }

    private Sum one(RequestContext context) {
        return new Sum(1, context, clock.instant());
    }

    private void add(Key key, Sum sum) {
        boolean fits = sums.size() < MOST_HELD || sums.containsKey(key);
        sums.merge(fits ? key : key.withoutNames(), sum, Sum::plus);
    }

    /**
     * Takes what was counted.
     *
     * @return the events to write, few however many were counted
     */
    List<AuditEvent> take() {
        Map<Key, Sum> taken = new HashMap<>();
        for (Key key : sums.keySet()) {
            Sum sum = sums.remove(key);
            if (sum != null && sum.count > 0) {
                taken.put(key, sum);
            }
        }
        List<Key> largest = new ArrayList<>(taken.keySet());
        largest.sort(Comparator.comparingLong((Key key) -> taken.get(key).count).reversed());
        largest.stream()
                .skip(MOST_WRITTEN)
                .filter(key -> !key.equals(key.withoutNames()))
                .forEach(key -> taken.merge(key.withoutNames(), taken.remove(key), Sum::plus));
        return taken.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().at))
                .map(entry -> event(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static AuditEvent event(Key key, Sum sum) {
        boolean alone = sum.count == 1 && key.network != null;
        RequestContext context = alone ? sum.first : AuditEvent.sum(sum.count, key.network);
        return new AuditEvent(key.kind, key.service, key.accountId, key.targetId, context, sum.at);
    }
}
