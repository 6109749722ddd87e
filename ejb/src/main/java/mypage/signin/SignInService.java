package mypage.signin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.device.PasswordRateLimits;
import mypage.otp.CodeCheck;
import mypage.otp.CodeCheckResult.Accepted;
import mypage.otp.CodeCheckResult.Exhausted;
import mypage.otp.CodeCheckResult.Refused;
import mypage.otp.CodeCheckResult.Unavailable;
import mypage.otp.CodeRefusal;
import mypage.otp.InvalidReason;
import mypage.otp.MailedCode;
import mypage.otp.OtpService;
import mypage.password.HasherBusy;
import mypage.password.HasherBusyException;
import mypage.password.PasswordAuditKind;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.password.PasswordRules;
import mypage.platform.RequestContext;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.AttemptResult.ConfirmSkip;
import mypage.signin.SignInCodeResult.CodeRefused;
import mypage.signin.SignInResult.Delayed;
import mypage.signin.SignInResult.Denied;
import mypage.trust.DeviceCookies;

/**
 * Signs users in: first the password, then the mailed one-time password, unless this browser skips it. Runs outside a
 * transaction, so that no connection is held during hashing and every failure is counted in a transaction of its own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignInService {

    private static final System.Logger LOG = System.getLogger(SignInService.class.getName());

    @Inject
    AccountService accounts;

    @Inject
    PasswordRules rules;

    @Inject
    SignInAttemptRepository attempts;

    @Inject
    SignInTransactions transactions;

    @Inject
    OtpService otp;

    @Inject
    PasswordRateLimits limits;

    @Inject
    RateLimiter limiter;

    @Inject
    Clock clock;

    /**
     * Acquires an attempt, then checks ID and password, and mails a one-time password when both are right (requirements
     * 1 to 6), unless the browser may skip it (requirements 28, 38).
     */
    public SignInResult begin(
            Service service, String email, String password, DeviceCookies device, RequestContext context) {
        Optional<Account> account = accounts.find(service, email);
        List<RateLimit> acquired = limits.of(service, email, account, device, context);
        Optional<Instant> wait = limiter.acquire(acquired);
        if (wait.isPresent()) {
            transactions.record(PasswordAuditKind.PASSWORD_DELAYED, service, account, context);
            return new Delayed(wait.get());
        }
        try {
            if (!accounts.isPasswordOf(account, password)) {
                transactions.record(PasswordAuditKind.PASSWORD_REFUSED, service, account, context);
                return new Denied(new WrongPassword());
            }
            accounts.renewHash(account.get(), password);
            SignInResult result = transactions.open(account.get(), device, acquired, context);
            tellIfBreached(account.get(), password, context);
            return result;
        } catch (HasherBusyException e) {
            limiter.release(acquired);
            return new Denied(new HasherBusy());
        }
    }

    /** The password is right, so whatever fails here does not end the sign-in. */
    private void tellIfBreached(Account account, String password, RequestContext context) {
        try {
            if (rules.isBreached(password)) {
                transactions.tellOfBreach(account, context);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "an owner was not told of a breached password: {0}", e.toString());
        }
    }

    /** The status of the attempt of this browser. */
    public AttemptResult resume(Service service, String attemptToken) {
        return status(attempts.find(service, attemptToken), attemptToken);
    }

    /**
     * Checks a one-time password (requirements 9 to 14), see {@link CodeCheck}.
     *
     * @param wantsSkip whether the user wants to skip the code in this browser from now on; the user has yet to confirm
     *     it
     */
    public SignInCodeResult submitOtp(
            Service service, String attemptToken, String typedCode, boolean wantsSkip, RequestContext context) {
        Optional<MailedCode<SignInCodeResult>> pending = attempts.find(service, attemptToken)
                .filter(attempt -> attempt.isCodePending(clock.instant()))
                .map(attempt -> code(attempt, wantsSkip, context));
        return switch (CodeCheck.submit(pending, typedCode)) {
            case Accepted(SignInCodeResult passed) -> passed;
            case Refused(CodeRefusal why) -> new CodeRefused(why);
            case Exhausted() -> resume(service, attemptToken);
            case Unavailable() -> unavailable(service, attemptToken, context);
        };
    }

    private MailedCode<SignInCodeResult> code(AttemptSnapshot attempt, boolean wantsSkip, RequestContext context) {
        return new MailedCode<>() {
            @Override
            public OptionalInt countAttempt() {
                return attempt.countAttempt(otp, clock.instant());
            }

            @Override
            public boolean matches(String digits) {
                return attempt.matches(otp, digits);
            }

            @Override
            public void recordWrongCode() {
                transactions.recordWrongCode(attempt, context);
            }

            @Override
            public Optional<SignInCodeResult> consume() {
                return transactions.passOtp(attempt, wantsSkip, context);
            }
        };
    }

    /** A second click on the right code is not a failure: the user still has to confirm the skip. */
    private AttemptResult unavailable(Service service, String attemptToken, RequestContext context) {
        Optional<AttemptSnapshot> attempt = attempts.find(service, attemptToken);
        return switch (status(attempt, attemptToken)) {
            case OtpRequired pending -> pending;
            case ConfirmSkip secondClick -> secondClick;
            case AttemptInvalid invalid -> {
                transactions.recordRefusedCode(service, attempt, invalid.reason(), context);
                yield invalid;
            }
        };
    }

    /**
     * Signs in and lets this browser skip the one-time password from its next sign-in on (requirements 24, 26).
     * SignedIn has what the browser keeps for that.
     */
    public SkipResult confirmSkip(Service service, String attemptToken, RequestContext context) {
        return answer(service, attemptToken, attempt -> transactions.answerConfirmation(attempt, true, context));
    }

    /** Signs in without letting the browser skip the code (requirement 25). */
    public SkipResult declineSkip(Service service, String attemptToken, RequestContext context) {
        return answer(service, attemptToken, attempt -> transactions.answerConfirmation(attempt, false, context));
    }

    private SkipResult answer(
            Service service, String attemptToken, Function<AttemptSnapshot, Optional<SkipResult>> answer) {
        Optional<AttemptSnapshot> attempt = attempts.find(service, attemptToken);
        return switch (status(attempt, attemptToken)) {
            case ConfirmSkip waiting -> answer.apply(attempt.get()).orElseGet(() -> resume(service, attemptToken));
            case OtpRequired pending -> pending;
            case AttemptInvalid invalid -> invalid;
        };
    }

    private AttemptResult status(Optional<AttemptSnapshot> attempt, String attemptToken) {
        return attempt.map(a -> a.status(attemptToken, clock.instant()))
                .orElseGet(() -> new AttemptInvalid(InvalidReason.UNKNOWN));
    }
}
