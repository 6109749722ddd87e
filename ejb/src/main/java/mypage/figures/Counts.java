package mypage.figures;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What happened in some time, in one service or in all, as numbers of audit events; each figure says how it is made of them. */
public record Counts(Map<Counter, Long> events) {

    public static final Counts NONE = new Counts(Map.of());

    public Counts {
        events = Map.copyOf(events);
    }

    private long of(Counter counter) {
        return events.getOrDefault(counter, 0L);
    }

    public Counts plus(Counts more) {
        Map<Counter, Long> sum = new EnumMap<>(Counter.class);
        Stream.of(this, more)
                .forEach(counts -> counts.events.forEach((name, count) -> sum.merge(name, count, Long::sum)));
        return new Counts(sum);
    }

    /** A part of them, as if they had come evenly. */
    Counts times(double part) {
        Map<Counter, Long> some = new EnumMap<>(Counter.class);
        events.forEach((name, count) -> some.put(name, Math.round(count * part)));
        return new Counts(some);
    }

    /** Sessions that users began, with a code, without, or before there were any. */
    public long signIns() {
        return of(Counter.SIGNED_IN) + of(Counter.SIGNED_IN_BEFORE_LAUNCH);
    }

    /** Sign-ins in a browser that skips the code (省略設定). */
    public long skipped() {
        return of(Counter.OTP_SKIPPED);
    }

    /** Of the sign-ins since the launch, which could have asked for a code, those that skipped it; empty when there was none. */
    public OptionalDouble skippedShare() {
        long all = of(Counter.SIGNED_IN);
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) skipped() / all);
    }

    /** Codes that were mailed, to sign in or to confirm who is signed in. */
    public long issued() {
        return of(Counter.OTP_ISSUED);
    }

    /** Codes that led to what they were for: a sign-in, or a confirmation of who is signed in. */
    public long right() {
        return Math.max(0, of(Counter.SIGNED_IN) - skipped() + of(Counter.CONFIRMED));
    }

    public long wrong() {
        return of(Counter.OTP_WRONG);
    }

    /** Codes that were typed after their end; one that nobody typed is not seen. */
    public long expired() {
        return of(Counter.OTP_EXPIRED);
    }

    /** Codes that could not be tried for another reason: used, replaced by a newer one, tried too often, never asked for. */
    public long refused() {
        return of(Counter.OTP_REFUSED);
    }

    /** ID or password wrong. */
    public long passwordsWrong() {
        return of(Counter.PASSWORD_REFUSED);
    }

    /** Tries of a password that were not judged, as there had been too many. */
    public long delayed() {
        return of(Counter.PASSWORD_DELAYED);
    }

    /** Codes that were not mailed, as there had been too many of them or too many wrong ones. */
    public long withheld() {
        return of(Counter.OTP_WITHHELD);
    }

    /** Tries of a password that came to nothing, as those of who guesses do. */
    public long guesses() {
        return passwordsWrong() + delayed();
    }
}
