package mypage.signin;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import mypage.account.Account;
import mypage.otp.CodeStatus;
import mypage.otp.InvalidReason;
import mypage.otp.OtpChallenge;
import mypage.otp.OtpService;
import mypage.otp.OtpSettings;
import mypage.otp.PendingCode;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.AttemptResult.ConfirmSkip;

/** An attempt with its account and the newest code of the account, which may belong to a later attempt. */
public record AttemptSnapshot(SignInAttempt attempt, Account account, OtpChallenge challenge, OtpSettings settings) {

    /** What the browser with this token can do next, or why nothing. */
    AttemptResult status(String token, Instant now) {
        return switch (attempt.state()) {
            case OTP_REQUIRED, SIGNED_IN ->
                switch (codeStatus(token, now)) {
                    case PendingCode code -> new OtpRequired(code);
                    case CodeStatus.Invalid(InvalidReason reason) -> new AttemptInvalid(reason);
                };
            case CONFIRM_SKIP -> confirmation(now);
        };
    }

    private AttemptResult confirmation(Instant now) {
        if (attempt.isEnded(account) || attempt.trustEpoch() != account.trustEpoch()) {
            return new AttemptInvalid(InvalidReason.ENDED);
        }
        return attempt.isExpired(now)
                ? new AttemptInvalid(InvalidReason.EXPIRED)
                : new ConfirmSkip(attempt.reference());
    }

    /** Whether the browser with this token can submit the code, or why not. */
    public CodeStatus codeStatus(String token, Instant now) {
        return invalidReason(now)
                .<CodeStatus>map(CodeStatus.Invalid::new)
                .orElseGet(() -> new PendingCode(token, account.email(), attempt.reference(), challenge.expiresAt()));
    }

    public boolean isCodePending(Instant now) {
        return invalidReason(now).isEmpty();
    }

    private Optional<InvalidReason> invalidReason(Instant now) {
        return switch (attempt.state()) {
            case OTP_REQUIRED ->
                attempt.isEnded(account)
                        ? Optional.of(InvalidReason.ENDED)
                        : challenge.invalidReason(attempt.id(), settings, now);
            case CONFIRM_SKIP, SIGNED_IN -> Optional.of(InvalidReason.USED);
        };
    }

    /**
     * Counts an attempt, see {@link mypage.otp.MailedCode#countAttempt}. Wrong codes are counted across all sign-ins of
     * the account.
     */
    public OptionalInt countAttempt(OtpService otp, Instant now) {
        return otp.countAttempt(account.id(), attempt.id(), now)
                ? OptionalInt.of(challenge.attemptsLeft(settings) - 1)
                : OptionalInt.empty();
    }

    /** When the code was right; empty if it was not, or if that is not known any more. */
    Optional<Instant> codeUsedAt() {
        return challenge.usedAt(attempt.id());
    }

    public boolean matches(OtpService otp, String digits) {
        return otp.matches(challenge, attempt.id(), digits);
    }
}
