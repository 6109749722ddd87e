package mypage.admin.dashboard;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The metrics of some time, of one service or all. They are counts of audit events; each method says how it is made of
 * them.
 */
public record Metrics(Map<MetricCounter, Long> events) {

    public static final Metrics NONE = new Metrics(Map.of());

    public Metrics {
        events = Map.copyOf(events);
    }

    private long of(MetricCounter counter) {
        return events.getOrDefault(counter, 0L);
    }

    public Metrics plus(Metrics more) {
        Map<MetricCounter, Long> sum = new EnumMap<>(MetricCounter.class);
        Stream.of(this, more)
                .forEach(counts -> counts.events.forEach((name, count) -> sum.merge(name, count, Long::sum)));
        return new Metrics(sum);
    }

    /** A part of these counts, as if they were evenly distributed. */
    Metrics times(double part) {
        Map<MetricCounter, Long> some = new EnumMap<>(MetricCounter.class);
        events.forEach((name, count) -> some.put(name, Math.round(count * part)));
        return new Metrics(some);
    }

    /** Sessions that users began, with a code, without one, or before codes were introduced. */
    public long signIns() {
        return of(MetricCounter.SIGNED_IN) + of(MetricCounter.SIGNED_IN_BEFORE_LAUNCH);
    }

    /** Sign-ins in a browser that skips the code (省略設定). */
    public long skipped() {
        return of(MetricCounter.OTP_SKIPPED);
    }

    /** The share of sign-ins since the rollout that skipped the code; empty when there were none. */
    public OptionalDouble skippedShare() {
        long all = of(MetricCounter.SIGNED_IN);
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) skipped() / all);
    }

    /** Codes that were mailed, to sign in or to reauthenticate. */
    public long issued() {
        return of(MetricCounter.OTP_ISSUED);
    }

    /** Codes that completed a sign-in or a reauthentication. */
    public long right() {
        return Math.max(0, of(MetricCounter.SIGNED_IN) - skipped() + of(MetricCounter.CONFIRMED));
    }

    public long wrong() {
        return of(MetricCounter.OTP_WRONG);
    }

    /** Codes that were typed after they expired; codes that nobody typed are not counted. */
    public long expired() {
        return of(MetricCounter.OTP_EXPIRED);
    }

    /** Codes that were refused for another reason: used, replaced by a newer one, tried too often, or never issued. */
    public long refused() {
        return of(MetricCounter.OTP_REFUSED);
    }

    /** Attempts with a wrong ID or password. */
    public long passwordsWrong() {
        return of(MetricCounter.PASSWORD_REFUSED);
    }

    /** Password attempts that were not checked because of the rate limit. */
    public long delayed() {
        return of(MetricCounter.PASSWORD_DELAYED);
    }

    /** Codes that were not mailed, because of the rate limit or too many wrong ones. */
    public long withheld() {
        return of(MetricCounter.OTP_WITHHELD);
    }

    /** Failed password attempts, as guessing causes them. */
    public long failedSignIns() {
        return passwordsWrong() + delayed();
    }
}
