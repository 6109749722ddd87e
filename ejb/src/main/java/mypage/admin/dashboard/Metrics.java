package mypage.admin.dashboard;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What happened in some time, in one service or in all, as numbers of audit events; each figure says how it is made of them. */
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

    /** A part of them, as if they had come evenly. */
    Metrics times(double part) {
        Map<MetricCounter, Long> some = new EnumMap<>(MetricCounter.class);
        events.forEach((name, count) -> some.put(name, Math.round(count * part)));
        return new Metrics(some);
    }

    /** Sessions that users began, with a code, without, or before there were any. */
    public long signIns() {
        return of(MetricCounter.SIGNED_IN) + of(MetricCounter.SIGNED_IN_BEFORE_LAUNCH);
    }

    /** Sign-ins in a browser that skips the code (省略設定). */
    public long skipped() {
        return of(MetricCounter.OTP_SKIPPED);
    }

    /** Of the sign-ins since the launch, which could have asked for a code, those that skipped it; empty when there was none. */
    public OptionalDouble skippedShare() {
        long all = of(MetricCounter.SIGNED_IN);
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) skipped() / all);
    }

    /** Codes that were mailed, to sign in or to confirm who is signed in. */
    public long issued() {
        return of(MetricCounter.OTP_ISSUED);
    }

    /** Codes that led to what they were for: a sign-in, or a confirmation of who is signed in. */
    public long right() {
        return Math.max(0, of(MetricCounter.SIGNED_IN) - skipped() + of(MetricCounter.CONFIRMED));
    }

    public long wrong() {
        return of(MetricCounter.OTP_WRONG);
    }

    /** Codes that were typed after their end; one that nobody typed is not seen. */
    public long expired() {
        return of(MetricCounter.OTP_EXPIRED);
    }

    /** Codes that could not be tried for another reason: used, replaced by a newer one, tried too often, never asked for. */
    public long refused() {
        return of(MetricCounter.OTP_REFUSED);
    }

    /** ID or password wrong. */
    public long passwordsWrong() {
        return of(MetricCounter.PASSWORD_REFUSED);
    }

    /** Tries of a password that were not judged, as there had been too many. */
    public long delayed() {
        return of(MetricCounter.PASSWORD_DELAYED);
    }

    /** Codes that were not mailed, as there had been too many of them or too many wrong ones. */
    public long withheld() {
        return of(MetricCounter.OTP_WITHHELD);
    }

    /** Tries of a password that came to nothing, as those of who guesses do. */
    public long guesses() {
        return passwordsWrong() + delayed();
    }
}
