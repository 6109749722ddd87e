package mypage.signin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.device.PasswordRateLimits;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.otp.OtpService;
import mypage.password.HasherBusy;
import mypage.password.HasherBusyException;
import mypage.password.PasswordAuditKind;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.platform.RequestContext;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import mypage.signin.AttemptResult.ConfirmSkip;
import mypage.signin.SignInResult.Delayed;
import mypage.trust.DeviceCookies;

/**
 * The way in: password first, then the mailed one-time password, unless this browser skips it. Runs outside a
 * transaction, so that no database connection is held while a password is hashed and every failure is counted in a
 * transaction of its own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignInService {

    @Inject
    AccountService accounts;

    @Inject
    SignInTransactions attempts;

    @Inject
    OtpService otp;

    @Inject
    PasswordRateLimits limits;

    @Inject
    RateLimiter limiter;

    @Inject
    Clock clock;

    /**
     * Takes a try from the budgets, then checks ID and password and mails a one-time password when both are right
     * (requirements 1 to 6), unless the browser may skip it (requirements 28, 38).
     */
    public SignInResult begin(
            Service service, String email, String password, DeviceCookies browser, RequestContext context) {
        Optional<Account> account = accounts.find(service, email);
        List<RateLimit> tries = limits.of(service, email, account, browser, context);
        Optional<Instant> wait = limiter.acquire(tries);
        if (wait.isPresent()) {
            attempts.note(PasswordAuditKind.PASSWORD_DELAYED, service, account, context);
            return new Delayed(wait.get());
        }
        try {
            if (!accounts.isPasswordOf(account, password)) {
                attempts.note(PasswordAuditKind.PASSWORD_REFUSED, service, account, context);
                return new Denied(new WrongPassword());
            }
            accounts.renewHash(account.get(), password);
            return attempts.open(account.get(), browser, tries, context);
        } catch (HasherBusyException e) {
            limiter.release(tries);
            return new Denied(new HasherBusy());
        }
    }

    /** Where the attempt of this browser stands. */
    public AttemptResult resume(Service service, String attemptToken) {
        return standing(attempts.find(service, attemptToken), attemptToken);
    }

    /**
     * Checks a typed one-time password; the try is counted before it is judged (requirements 9 to 14).
     *
     * @param wantsSkip whether it is to be skipped in this browser from now on, once that is confirmed
     */
    public SignInCodeResult submitOtp(
            Service service, String attemptToken, String typedCode, boolean wantsSkip, RequestContext context) {
        Optional<AttemptSnapshot> found = attempts.find(service, attemptToken);
        return switch (standing(found, attemptToken)) {
            case OtpRequired required ->
                otp.parse(typedCode)
                        .map(code -> submit(service, attemptToken, found.get(), code, wantsSkip, context))
                        .orElseGet(() -> new CodeRefused(new MalformedCode()));
            case ConfirmSkip secondClick -> secondClick;
            case StartOver over -> attempts.refuseCode(service, found, over, context);
        };
    }

    private SignInCodeResult submit(
            Service service,
            String attemptToken,
            AttemptSnapshot found,
            String code,
            boolean wantsSkip,
            RequestContext context) {
        long attemptId = found.attempt().id();
        if (!otp.countTry(found.account().id(), attemptId, clock.instant())) {
            return overtaken(service, attemptToken, context);
        }
        if (!otp.matches(found.challenge(), attemptId, code)) {
            attempts.noteWrongCode(found, context);
            int triesLeft = found.triesLeft();
            return triesLeft > 0 ? new CodeRefused(new WrongCode(triesLeft)) : resume(service, attemptToken);
        }
        return attempts.passOtp(found, wantsSkip, context).orElseGet(() -> overtaken(service, attemptToken, context));
    }

    /** Where the attempt of a code stands that was overtaken while it was tried. */
    private AttemptResult overtaken(Service service, String attemptToken, RequestContext context) {
        Optional<AttemptSnapshot> found = attempts.find(service, attemptToken);
        return switch (standing(found, attemptToken)) {
            case OtpRequired required -> required;
            case ConfirmSkip secondClick -> secondClick;
            case StartOver over -> attempts.refuseCode(service, found, over, context);
        };
    }

    /**
     * Signs in and lets this browser skip the one-time password from its next sign-in on (requirements 24, 26):
     * SignedIn has what the browser is to keep.
     */
    public SkipResult confirmSkip(Service service, String attemptToken, RequestContext context) {
        return answer(service, attemptToken, found -> attempts.answerConfirmation(found, true, context));
    }

    /** Signs in without the setting (requirement 25); returns what {@link #confirmSkip} does, but nothing to keep. */
    public SkipResult declineSkip(Service service, String attemptToken, RequestContext context) {
        return answer(service, attemptToken, found -> attempts.answerConfirmation(found, false, context));
    }

    private SkipResult answer(
            Service service, String attemptToken, Function<AttemptSnapshot, Optional<SkipResult>> answer) {
        Optional<AttemptSnapshot> found = attempts.find(service, attemptToken);
        return switch (standing(found, attemptToken)) {
            case ConfirmSkip waiting -> answer.apply(found.get()).orElseGet(() -> resume(service, attemptToken));
            case PendingCodeResult other -> other;
        };
    }

    private AttemptResult standing(Optional<AttemptSnapshot> found, String attemptToken) {
        return found.map(f -> f.standing(attemptToken, clock.instant()))
                .orElseGet(() -> new StartOver(StartOver.Reason.UNKNOWN));
    }
}
