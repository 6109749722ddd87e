package mypage.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.platform.Rate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OtpChallengeTest {

    private static final Instant ISSUED = Instant.parse("2025-01-06T00:00:00Z");
    private static final Instant END = ISSUED.plus(Duration.ofMinutes(30));

    private static final OtpSettings LIMITS = new OtpSettings(
            Duration.ofMinutes(30), 5, new Rate(75, Duration.ofDays(30)), new Rate(10, Duration.ofHours(1)));

    private final OtpChallenge challenge = new OtpChallenge(1, 2, new byte[0], ISSUED, END);

    @Test
    @Tag("R9")
    void isOpenUntilTheLastInstantBeforeItsExpiry() {
        assertEquals(Optional.empty(), challenge.invalidReason(2, LIMITS, ISSUED));
        assertEquals(Optional.empty(), challenge.invalidReason(2, LIMITS, END.minusNanos(1000)));
    }

    @Test
    @Tag("R10")
    void isExpiredFromItsExpiry() {
        assertEquals(Optional.of(InvalidReason.EXPIRED), challenge.invalidReason(2, LIMITS, END));
    }

    @Test
    @Tag("R11")
    void isReplacedForAnotherSignIn() {
        assertEquals(Optional.of(InvalidReason.REPLACED), challenge.invalidReason(1, LIMITS, ISSUED));
    }

    @Test
    @Tag("C5")
    void allowsFiveAttempts() throws Exception {
        assertEquals(END, challenge.expiresAt());
        fill("tries", 4);
        assertEquals(Optional.empty(), challenge.invalidReason(2, LIMITS, ISSUED));
        assertEquals(1, challenge.attemptsLeft(LIMITS));
        fill("tries", 5);
        assertEquals(Optional.of(InvalidReason.NO_TRIES_LEFT), challenge.invalidReason(2, LIMITS, ISSUED));
        assertEquals(0, challenge.attemptsLeft(LIMITS));
    }

    @Test
    @Tag("R14")
    void isUsedOnceConsumed() throws Exception {
        fill("usedAt", ISSUED);
        assertEquals(Optional.of(InvalidReason.USED), challenge.invalidReason(2, LIMITS, ISSUED));
    }

    @Test
    @Tag("C5")
    void isClosedAfterTooManyWrongCodesInUnknownBrowsers() throws Exception {
        fill("guesses", 73);
        assertEquals(Optional.empty(), challenge.invalidReason(2, LIMITS, ISSUED));
        assertEquals(2, challenge.attemptsLeft(LIMITS));
        fill("guesses", 75);
        assertEquals(Optional.of(InvalidReason.CLOSED), challenge.invalidReason(2, LIMITS, ISSUED));
        fill("known", true);
        assertEquals(Optional.empty(), challenge.invalidReason(2, LIMITS, ISSUED));
        fill("knownGuesses", 75);
        assertEquals(Optional.of(InvalidReason.CLOSED), challenge.invalidReason(2, LIMITS, ISSUED));
    }

    /** As the database does, where statements change it. */
    private void fill(String field, Object value) throws ReflectiveOperationException {
        var filled = OtpChallenge.class.getDeclaredField(field);
        filled.setAccessible(true);
        filled.set(challenge, value);
    }
}
