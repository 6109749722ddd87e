package mypage.admin.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import mypage.admin.staff.PasskeyRepository;
import mypage.platform.Secrets;

/**
 * Challenges for passkeys. The form that asks holds each one sealed, with its purpose and end, so that asking for one
 * stores nothing, and tabs do not disturb each other. A row notes that it was answered.
 */
@ApplicationScoped
public class PasskeyChallenges {

    private static final Duration VALIDITY = Duration.ofMinutes(5);
    private static final String SEAL = "staff-passkey";

    /** Separates the parts, none of which contains it. */
    private static final String BETWEEN = "\n";

    private static final int PARTS = 3;

    /** @param sealed for the form */
    record Challenge(String value, String sealed) {}

    private record Open(String value, Instant end) {}

    @Inject
    PasskeyRepository passkeys;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /** @param purpose what its answer may be used for, and by which session */
    Challenge make(String purpose) {
        String value = secrets.newToken();
        String end = Long.toString(clock.instant().plus(VALIDITY).getEpochSecond());
        byte[] sealed = secrets.seal(SEAL, String.join(BETWEEN, purpose, value, end));
        return new Challenge(value, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
    }

    /**
     * Takes the challenge of an answer, in the caller's transaction; of many simultaneous requests exactly one gets it.
     * Empty when it was made for another purpose, is too old, or was answered before.
     */
    Optional<String> take(PasskeyAnswer answer, String purpose) {
        return open(answer, purpose)
                .filter(open -> passkeys.answer(secrets.digest(open.value), open.end))
                .map(Open::value);
    }

    /** Whether the challenge was made for this purpose and can still be answered. Takes nothing. */
    boolean isOpen(PasskeyAnswer answer, String purpose) {
        return open(answer, purpose).isPresent();
    }

    private Optional<Open> open(PasskeyAnswer answer, String purpose) {
        String[] parts = answer.challenge().flatMap(this::unsealed).orElse("").split(BETWEEN, -1);
        return parts.length == PARTS && parts[0].equals(purpose)
                ? Optional.of(new Open(parts[1], Instant.ofEpochSecond(Long.parseLong(parts[2]))))
                        .filter(open -> clock.instant().isBefore(open.end))
                : Optional.empty();
    }

    private Optional<String> unsealed(String sealed) {
        try {
            return Optional.of(secrets.open(SEAL, Base64.getUrlDecoder().decode(sealed)));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }
}
