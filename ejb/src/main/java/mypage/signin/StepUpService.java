package mypage.signin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.PasswordChanges;
import mypage.account.PasswordStep;
import mypage.account.TooBusyException;
import mypage.audit.AuditEvent;
import mypage.audit.Client;
import mypage.otp.OtpService;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.signin.SignInStep.OtpRequired;

/**
 * Who is signed in proves both factors again before anything changes that the account hangs on, also in a browser that
 * skips the one-time password (ASVS 7.5.1). Tries of both count against the session, which ends with the last of them:
 * a session left open is no way to guess. Runs outside a transaction, as {@link SignInService} does.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StepUpService {

    @Inject
    AccountService accounts;

    @Inject
    SessionService sessions;

    @Inject
    SignInAttempts attempts;

    @Inject
    StepUps stepUps;

    @Inject
    OtpService otp;

    @Inject
    PasswordChanges passwords;

    @Inject
    Clock clock;

    /**
     * Checks the password and mails a one-time password when it is right.
     *
     * @return OtpRequired, Denied, Busy, or StartOver with ENDED when the session has ended
     */
    public SignInStep begin(SignedInUser user, String password, Client client) {
        if (!sessions.countTry(user, client)) {
            return new SignInStep.StartOver(SignInStep.Reason.ENDED);
        }
        try {
            Account account = accounts.get(user.accountId());
            if (!accounts.isPasswordOf(Optional.of(account), password)) {
                attempts.note(AuditEvent.Kind.PASSWORD_REFUSED, user.service(), Optional.of(account), client);
                return new SignInStep.Denied();
            }
            return stepUps.requireOtp(user, account, client);
        } catch (TooBusyException e) {
            return new SignInStep.Busy();
        }
    }

    /** OtpRequired, or StartOver when this session waits for no code, or not for this one. */
    public SignInStep resume(SignedInUser user, String attemptToken) {
        return standing(stepUps.find(user, attemptToken), attemptToken);
    }

    /** @return Confirmed, MalformedCode, WrongCode or StartOver, with ENDED when the session has ended */
    public SignInStep submitOtp(SignedInUser user, String attemptToken, String typedCode, Client client) {
        Optional<FoundAttempt> found = stepUps.find(user, attemptToken);
        SignInStep standing = standing(found, attemptToken);
        if (!(standing instanceof OtpRequired)) {
            return attempts.refuseCode(user.service(), found, standing, client);
        }
        return otp.parse(typedCode)
                .map(code -> submit(user, attemptToken, found.get(), code, client))
                .orElseGet(SignInStep.MalformedCode::new);
    }

    private SignInStep submit(SignedInUser user, String attemptToken, FoundAttempt found, String code, Client client) {
        long attemptId = found.attempt().id();
        if (!sessions.countTry(user, client)) {
            return new SignInStep.StartOver(SignInStep.Reason.ENDED);
        }
        if (!otp.countTry(user.accountId(), attemptId, clock.instant())) {
            return resume(user, attemptToken);
        }
        if (!otp.matches(found.challenge(), attemptId, code)) {
            attempts.noteWrongCode(found, client);
            int triesLeft = found.triesLeft();
            return triesLeft > 0 ? new SignInStep.WrongCode(triesLeft) : resume(user, attemptToken);
        }
        return stepUps.confirm(user, found, client).orElseGet(() -> resume(user, attemptToken));
    }

    private SignInStep standing(Optional<FoundAttempt> found, String attemptToken) {
        return found.map(f -> f.standing(attemptToken, clock.instant()))
                .orElseGet(() -> new SignInStep.StartOver(SignInStep.Reason.UNKNOWN));
    }

    /**
     * Changes the password of a session that was confirmed freshly. Ends all other sessions, all waiting sign-ins and all
     * skip settings; this session goes on under a new token.
     */
    public PasswordStep changePassword(SignedInUser user, String password, Client client) {
        Account account = accounts.get(user.accountId());
        return passwords.choose(
                account,
                password,
                hash -> stepUps.changePassword(user, account, hash, client)
                        .<PasswordStep>map(token -> new PasswordStep.Changed(Optional.of(token)))
                        .orElseGet(PasswordStep.Over::new));
    }
}
