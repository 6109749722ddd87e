package mypage.reauthentication;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.otp.CodeCheck;
import mypage.otp.CodeCheckResult.Accepted;
import mypage.otp.CodeCheckResult.Exhausted;
import mypage.otp.CodeCheckResult.Refused;
import mypage.otp.CodeCheckResult.Unavailable;
import mypage.otp.CodeRefusal;
import mypage.otp.CodeStatus;
import mypage.otp.InvalidReason;
import mypage.otp.MailedCode;
import mypage.otp.OtpService;
import mypage.otp.PendingCode;
import mypage.password.HasherBusy;
import mypage.password.HasherBusyException;
import mypage.password.PasswordAuditKind;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.platform.RequestContext;
import mypage.reauthentication.ReauthenticationCodeResult.CodeInvalid;
import mypage.reauthentication.ReauthenticationCodeResult.CodeRefused;
import mypage.reauthentication.ReauthenticationResult.Denied;
import mypage.reauthentication.ReauthenticationResult.SessionEnded;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.signin.AttemptSnapshot;
import mypage.signin.SignInAttemptRepository;
import mypage.signin.SignInTransactions;

/**
 * Signed-in users prove both factors again before they change anything that protects the account, even in a browser
 * that skips the one-time password (ASVS 7.5.1), unless they have just signed in with both. Attempts of both factors
 * are counted per session, and exceeding the limit ends it, so nobody can use a session that was left open to guess.
 * Runs outside a transaction, as {@link mypage.signin.SignInService} does.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReauthenticationService {

    @Inject
    AccountService accounts;

    @Inject
    SessionService sessions;

    @Inject
    SignInAttemptRepository attempts;

    @Inject
    SignInTransactions signIns;

    @Inject
    ReauthenticationTransactions transactions;

    @Inject
    OtpService otp;

    @Inject
    Clock clock;

    /** Checks the password, and mails a one-time password when it is right. */
    public ReauthenticationResult begin(SignedInUser user, String password, RequestContext context) {
        if (!sessions.countAttempt(user, context)) {
            return new SessionEnded();
        }
        try {
            Account account = accounts.get(user.accountId());
            if (!accounts.isPasswordOf(Optional.of(account), password)) {
                signIns.record(PasswordAuditKind.PASSWORD_REFUSED, user.service(), Optional.of(account), context);
                return new Denied(new WrongPassword());
            }
            return transactions.requireOtp(user, account, context);
        } catch (HasherBusyException e) {
            return new Denied(new HasherBusy());
        }
    }

    /** Whether a code is pending for this session. */
    public CodeStatus resume(SignedInUser user, String attemptToken) {
        return status(attempts.find(user, attemptToken), attemptToken);
    }

    /** Checks a one-time password, see {@link CodeCheck}. */
    public ReauthenticationCodeResult submitOtp(
            SignedInUser user, String attemptToken, String typedCode, RequestContext context) {
        Optional<MailedCode<ReauthenticationCodeResult>> pending = attempts.find(user, attemptToken)
                .filter(attempt -> attempt.isCodePending(clock.instant()))
                .map(attempt -> code(user, attempt, context));
        return switch (CodeCheck.submit(pending, typedCode)) {
            case Accepted(ReauthenticationCodeResult reauthenticated) -> reauthenticated;
            case Refused(CodeRefusal why) -> new CodeRefused(why);
            case Exhausted() -> new CodeInvalid(InvalidReason.NO_TRIES_LEFT);
            case Unavailable() -> unavailable(user, attemptToken, context);
        };
    }

    private MailedCode<ReauthenticationCodeResult> code(
            SignedInUser user, AttemptSnapshot attempt, RequestContext context) {
        return new MailedCode<>() {
            @Override
            public OptionalInt countAttempt() {
                return sessions.countAttempt(user, context)
                        ? attempt.countAttempt(otp, clock.instant())
                        : OptionalInt.empty();
            }

            @Override
            public boolean matches(String digits) {
                return attempt.matches(otp, digits);
            }

            @Override
            public void recordWrongCode() {
                signIns.recordWrongCode(attempt, context);
            }

            @Override
            public Optional<ReauthenticationCodeResult> consume() {
                return transactions.reauthenticate(user, attempt, context);
            }
        };
    }

    /** The code is still pending, so the session had no attempt left. */
    private CodeInvalid unavailable(SignedInUser user, String attemptToken, RequestContext context) {
        Optional<AttemptSnapshot> attempt = attempts.find(user, attemptToken);
        return switch (status(attempt, attemptToken)) {
            case PendingCode stillPending -> new CodeInvalid(InvalidReason.ENDED);
            case CodeStatus.Invalid(InvalidReason reason) -> {
                signIns.recordRefusedCode(user.service(), attempt, reason, context);
                yield new CodeInvalid(reason);
            }
        };
    }

    private CodeStatus status(Optional<AttemptSnapshot> attempt, String attemptToken) {
        return attempt.map(a -> a.codeStatus(attemptToken, clock.instant()))
                .orElseGet(() -> new CodeStatus.Invalid(InvalidReason.UNKNOWN));
    }
}
