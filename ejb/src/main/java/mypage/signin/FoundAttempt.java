package mypage.signin;

import java.time.Instant;
import mypage.account.Account;
import mypage.otp.OtpChallenge;
import mypage.platform.Settings.OtpLimits;

/** An attempt with its account and the account's newest code, which may belong to a later attempt. */
public record FoundAttempt(SignInAttempt attempt, Account account, OtpChallenge challenge, OtpLimits limits) {

    /** What the browser that holds this token can do next, or why nothing. */
    SignInStep standing(String token, Instant now) {
        return switch (attempt.state()) {
            case OTP_REQUIRED -> otp(token, now);
            case CONFIRM_SKIP -> confirmation(now);
            case SIGNED_IN -> new SignInStep.StartOver(SignInStep.Reason.USED);
        };
    }

    private OtpChallenge.State state(Instant now) {
        return challenge.state(attempt.id(), limits, now);
    }

    /** How often the code may be typed once more after the try that was just counted. */
    int triesLeft() {
        return challenge.triesLeft(limits) - 1;
    }

    private SignInStep otp(String token, Instant now) {
        if (attempt.isEnded(account)) {
            return new SignInStep.StartOver(SignInStep.Reason.ENDED);
        }
        return state(now) == OtpChallenge.State.OPEN
                ? new SignInStep.OtpRequired(token, account.email(), attempt.reference(), challenge.expiresAt())
                : new SignInStep.StartOver(reason(state(now)));
    }

    private SignInStep confirmation(Instant now) {
        if (attempt.trustGeneration() != account.trustGeneration()) {
            return new SignInStep.StartOver(SignInStep.Reason.ENDED);
        }
        return attempt.isExpired(now)
                ? new SignInStep.StartOver(SignInStep.Reason.EXPIRED)
                : new SignInStep.ConfirmSkip(attempt.reference());
    }

    private static SignInStep.Reason reason(OtpChallenge.State state) {
        return switch (state) {
            case EXPIRED -> SignInStep.Reason.EXPIRED;
            case REPLACED -> SignInStep.Reason.REPLACED;
            case USED -> SignInStep.Reason.USED;
            case CLOSED -> SignInStep.Reason.CLOSED;
            case NO_TRIES_LEFT, OPEN -> SignInStep.Reason.NO_TRIES_LEFT;
        };
    }
}
