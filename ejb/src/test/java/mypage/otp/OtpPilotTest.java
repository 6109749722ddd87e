package mypage.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R68")
class OtpPilotTest {

    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    /** Accounts would leave a pilot that runs if they stood elsewhere in another release. */
    @Test
    void anAccountStandsWhereItAlwaysStood() {
        assertEquals(69, OtpPilot.place(1));
        assertEquals(42, OtpPilot.place(2));
        assertEquals(25, OtpPilot.place(1_000_000_000_001L));
    }

    /** The numbers of accounts follow no other pattern than that they grow, by ones or in steps. */
    @Test
    void eachPartHasAsManyAccounts() {
        for (long step : new long[] {1, 2, 50, 100, 1000}) {
            int[] accounts = new int[OtpPilot.WHOLE];
            LongStream.range(0, 100_000).forEach(n -> accounts[OtpPilot.place(7 + n * step)]++);
            IntStream.of(accounts).forEach(count -> assertTrue(count > 900 && count < 1100, step + ": " + count));
        }
    }

    @Test
    void runsFromItsBeginningIfItHasAnybody() {
        assertTrue(new OtpPilot(START, 1, 0).isRunning(START));
        assertTrue(new OtpPilot(START, 0, 1).isRunning(START));
        assertFalse(new OtpPilot(START, 1, 1).isRunning(START.minusNanos(1)));
        assertFalse(new OtpPilot(START, 0, 0).isRunning(START));
        assertFalse(new OtpPilot(null, 1, 1).isRunning(START));
    }
}
