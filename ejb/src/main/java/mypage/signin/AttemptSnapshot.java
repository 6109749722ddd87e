package mypage.signin;

import java.time.Instant;
import mypage.account.Account;
import mypage.otp.OtpChallenge;
import mypage.otp.OtpSettings;
import mypage.signin.AttemptResult.ConfirmSkip;
import mypage.signin.StartOver.Reason;

/** An attempt with its account and the account's newest code, which may belong to a later attempt. */
public record AttemptSnapshot(SignInAttempt attempt, Account account, OtpChallenge challenge, OtpSettings limits) {

    /** What the browser that holds this token can do next, or why nothing. */
    AttemptResult standing(String token, Instant now) {
        return switch (attempt.state()) {
            case OTP_REQUIRED, SIGNED_IN -> pending(token, now);
            case CONFIRM_SKIP -> confirmation(now);
        };
    }

    /** Whether the browser that holds this token can type the code, or why not. */
    PendingCodeResult pending(String token, Instant now) {
        return switch (attempt.state()) {
            case OTP_REQUIRED -> attempt.isEnded(account) ? new StartOver(Reason.ENDED) : code(token, now);
            case CONFIRM_SKIP, SIGNED_IN -> new StartOver(Reason.USED);
        };
    }

    /** How often the code may be typed once more after the try that was just counted. */
    int triesLeft() {
        return challenge.triesLeft(limits) - 1;
    }

    private PendingCodeResult code(String token, Instant now) {
        return switch (challenge.state(attempt.id(), limits, now)) {
            case OPEN -> new OtpRequired(token, account.email(), attempt.reference(), challenge.expiresAt());
            case EXPIRED -> new StartOver(Reason.EXPIRED);
            case REPLACED -> new StartOver(Reason.REPLACED);
            case USED -> new StartOver(Reason.USED);
            case CLOSED -> new StartOver(Reason.CLOSED);
            case NO_TRIES_LEFT -> new StartOver(Reason.NO_TRIES_LEFT);
        };
    }

    private AttemptResult confirmation(Instant now) {
        if (attempt.trustEpoch() != account.trustEpoch()) {
            return new StartOver(Reason.ENDED);
        }
        return attempt.isExpired(now) ? new StartOver(Reason.EXPIRED) : new ConfirmSkip(attempt.reference());
    }
}
