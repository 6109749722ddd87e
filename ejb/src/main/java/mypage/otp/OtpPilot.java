package mypage.otp;

import java.time.Instant;

/**
 * The accounts of a service that are asked for one-time passwords before all others: a share of them, and those of a
 * list.
 *
 * @param from since when; null if it was never set
 * @param share of all accounts, in percent
 * @param listed how many accounts are on the list
 */
public record OtpPilot(Instant from, int share, long listed) {

    /** A share has this many parts. */
    public static final int WHOLE = 100;

    /** The fractional part of the golden ratio: multiples of it lie evenly. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Whether it asks anybody now. */
    public boolean isRunning(Instant now) {
        return from != null && !now.isBefore(from) && (share > 0 || listed > 0);
    }

    /**
     * Where an account stands among all: from 0 to 99, and never elsewhere, so that a share that grows keeps the
     * accounts that it has. Those below the share belong to it.
     */
    static int place(long accountId) {
        return (int) ((accountId * GOLDEN >>> Integer.SIZE) % WHOLE);
    }
}
