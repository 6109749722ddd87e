package mypage.otp;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import mypage.account.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R3")
class OtpRolloutTest {

    private static final Instant LAUNCH = Instant.parse("2025-01-05T23:30:00Z");

    private final OtpRollout policy = new OtpRollout(Service.SEEKER, LAUNCH);

    @Test
    void requiresNoCodeBeforeTheRollout() {
        assertFalse(policy.requiresOtp(LAUNCH.minusSeconds(1)));
    }

    @Test
    void requiresACodeFromTheSecondOfTheRollout() {
        assertTrue(policy.requiresOtp(LAUNCH));
    }
}
