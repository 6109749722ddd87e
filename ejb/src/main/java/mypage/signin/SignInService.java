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
import mypage.audit.AuditSums;
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
import mypage.password.HashPriority;
import mypage.password.HasherBusy;
import mypage.password.HasherBusyException;
import mypage.password.PasswordAdmission;
import mypage.password.PasswordAuditKind;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.password.PasswordRules;
import mypage.password.PlaceResult.Crowded;
import mypage.password.PlaceResult.Limited;
import mypage.password.PlaceResult.Place;
import mypage.platform.FailureKind;
import mypage.platform.RequestContext;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import mypage.signin.AdmissionResult.Admitted;
import mypage.signin.AdmissionResult.TooMany;
import mypage.signin.AdmissionResult.TooManyAtOnce;
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
    PasswordAdmission admission;

    @Inject
    RateLimiter limiter;

    @Inject
    AuditSums sums;

    @Inject
    Clock clock;

    /**
     * Finds out who asks, waits until the password may be judged, and counts the attempt. A known device does not wait.
     */
    public AdmissionResult admit(Service service, String email, DeviceCookies device, RequestContext context) {
        Optional<Account> account = accounts.find(service, email);
        List<RateLimit> attempts = limits.of(service, email, account, device, context);
        boolean known = PasswordRateLimits.isOfKnown(attempts);
        return switch (admission.enter(attempts, known, context)) {
            case Place place -> new Admitted(service, account, device, attempts, place);
            case Crowded(boolean byNetwork) -> new TooManyAtOnce(byNetwork);
            case Limited(Instant until) -> {
                Long id = account.map(Account::id).orElse(null);
                sums.count(PasswordAuditKind.PASSWORD_DELAYED, service, id, context);
                yield new TooMany(until);
            }
        };
    }

    /**
     * Acquires an attempt, then checks ID and password, and mails a one-time password when both are right (requirements
     * 1 to 6), unless the browser may skip it (requirements 28, 38).
     */
    public SignInResult begin(
            Service service, String email, String password, DeviceCookies device, RequestContext context) {
        return switch (admit(service, email, device, context)) {
            case Admitted admitted -> {
                try (admitted) {
                    yield begin(admitted, password, context);
                }
            }
            case TooMany(Instant until) -> new Delayed(until);
            case TooManyAtOnce crowded -> new Denied(new HasherBusy());
        };
    }

    /** Does the same for an attempt that was {@linkplain #admit admitted} before. */
    public SignInResult begin(Admitted admitted, String password, RequestContext context) {
        Service service = admitted.service();
        Optional<Account> account = admitted.account();
        try {
            if (!accounts.isPasswordOf(account, password, priority(admitted))) {
                transactions.record(PasswordAuditKind.PASSWORD_REFUSED, service, account, context);
                return new Denied(new WrongPassword());
            }
            accounts.renewHash(account.get(), password);
            SignInResult result = transactions.open(account.get(), admitted.device(), admitted.acquired(), context);
            tellIfBreached(account.get(), password, context);
            return result;
        } catch (HasherBusyException e) {
            limiter.release(admitted.acquired());
            return new Denied(new HasherBusy());
        }
    }

    private static HashPriority priority(Admitted admitted) {
        return HashPriority.ofDevice(PasswordRateLimits.isOfKnown(admitted.acquired()));
    }

    /** The password is right, so whatever fails here does not end the sign-in. */
    private void tellIfBreached(Account account, String password, RequestContext context) {
        try {
            if (rules.isBreached(password)) {
                transactions.tellOfBreach(account, context);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "no owner told of a breached password: {0}", FailureKind.of(e));
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
