package mypage.otp;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import mypage.account.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R3")
class OtpRolloutTest {

    private static final Instant START = Instant.parse("2025-01-05T23:30:00Z");

    private final OtpRollout policy = new OtpRollout(Service.SEEKER, START);

    @Test
    void requiresNoCodeBeforeTheRollout() {
        assertFalse(policy.requiresOtp(START.minusSeconds(1)));
    }

    @Test
    void requiresACodeFromTheSecondOfTheRollout() {
        assertTrue(policy.requiresOtp(START));
    }
}
