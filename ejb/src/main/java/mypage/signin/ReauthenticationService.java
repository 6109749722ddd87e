package mypage.signin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.actiontoken.PasswordChange;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.otp.OtpService;
import mypage.password.HasherBusy;
import mypage.password.HasherBusyException;
import mypage.password.PasswordAuditKind;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.platform.RequestContext;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.signin.ReauthenticationResult.SessionEnded;

/**
 * Who is signed in proves both factors again before anything changes that the account hangs on, also in a browser that
 * skips the one-time password (ASVS 7.5.1). Tries of both count against the session, which ends with the last of them:
 * a session left open is no way to guess. Runs outside a transaction, as {@link SignInService} does.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReauthenticationService {

    @Inject
    AccountService accounts;

    @Inject
    SessionService sessions;

    @Inject
    SignInTransactions attempts;

    @Inject
    ReauthenticationTransactions stepUps;

    @Inject
    OtpService otp;

    @Inject
    PasswordChange passwords;

    @Inject
    Clock clock;

    /** Checks the password and mails a one-time password when it is right. */
    public ReauthenticationResult begin(SignedInUser user, String password, RequestContext context) {
        if (!sessions.countTry(user, context)) {
            return new SessionEnded();
        }
        try {
            Account account = accounts.get(user.accountId());
            if (!accounts.isPasswordOf(Optional.of(account), password)) {
                attempts.note(PasswordAuditKind.PASSWORD_REFUSED, user.service(), Optional.of(account), context);
                return new Denied(new WrongPassword());
            }
            return stepUps.requireOtp(user, account, context);
        } catch (HasherBusyException e) {
            return new Denied(new HasherBusy());
        }
    }

    /** Whether this session waits for this code. */
    public PendingCodeResult resume(SignedInUser user, String attemptToken) {
        return standing(stepUps.find(user, attemptToken), attemptToken);
    }

    /** Checks a typed one-time password; the reason is ENDED when the session has ended. */
    public ReauthenticationCodeResult submitOtp(
            SignedInUser user, String attemptToken, String typedCode, RequestContext context) {
        Optional<AttemptSnapshot> found = stepUps.find(user, attemptToken);
        return switch (standing(found, attemptToken)) {
            case OtpRequired required ->
                otp.parse(typedCode)
                        .map(code -> submit(user, attemptToken, found.get(), code, context))
                        .orElseGet(() -> new CodeRefused(new MalformedCode()));
            case StartOver over -> attempts.refuseCode(user.service(), found, over, context);
        };
    }

    private ReauthenticationCodeResult submit(
            SignedInUser user, String attemptToken, AttemptSnapshot found, String code, RequestContext context) {
        long attemptId = found.attempt().id();
        if (!sessions.countTry(user, context)) {
            return new StartOver(StartOver.Reason.ENDED);
        }
        if (!otp.countTry(user.accountId(), attemptId, clock.instant())) {
            return resume(user, attemptToken);
        }
        if (!otp.matches(found.challenge(), attemptId, code)) {
            attempts.noteWrongCode(found, context);
            int triesLeft = found.triesLeft();
            return triesLeft > 0 ? new CodeRefused(new WrongCode(triesLeft)) : resume(user, attemptToken);
        }
        return stepUps.confirm(user, found, context).orElseGet(() -> resume(user, attemptToken));
    }

    private PendingCodeResult standing(Optional<AttemptSnapshot> found, String attemptToken) {
        return found.map(f -> f.pending(attemptToken, clock.instant()))
                .orElseGet(() -> new StartOver(StartOver.Reason.UNKNOWN));
    }

    /**
     * Changes the password of a session that was confirmed freshly. Ends all other sessions, all waiting sign-ins and all
     * skip settings; this session goes on under a new token.
     */
    public PasswordChangeResult changePassword(SignedInUser user, String password, RequestContext context) {
        Account account = accounts.get(user.accountId());
        return passwords.choose(
                account,
                password,
                hash -> stepUps.changePassword(user, account, hash, context)
                        .<PasswordChangeResult>map(PasswordChangeResult.Changed::new)
                        .orElseGet(PasswordChangeResult.Unconfirmed::new),
                PasswordChangeResult.Refused::new);
    }
}
