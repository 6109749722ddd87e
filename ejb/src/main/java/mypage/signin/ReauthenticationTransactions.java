package mypage.signin;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mypage.account.Account;
import mypage.actiontoken.PasswordChange;
import mypage.audit.AuditTrail;
import mypage.otp.OtpAuditKind;
import mypage.otp.OtpChallenge;
import mypage.otp.OtpService;
import mypage.otp.OtpSettings;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.session.SessionService;
import mypage.session.SignedInUser;

/** The transactions of a signed-in user who proves both factors again; {@link ReauthenticationService} puts them in order. */
@Stateless
public class ReauthenticationTransactions {

    /** It is not signed in from, so it becomes known to nobody. */
    private static final byte[] NO_BROWSER = {};

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    @Inject
    OtpSettings settings;

    @Inject
    OtpService otp;

    @Inject
    SessionService sessions;

    @Inject
    PasswordChange passwords;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Resource
    SessionContext context;

    /** Mails a code that can do nothing but confirm this session. */
    public ReauthenticationResult requireOtp(SignedInUser user, Account account, RequestContext requestContext) {
        Instant now = clock.instant();
        String token = secrets.newToken();
        SignInAttempt attempt = new SignInAttempt(
                secrets.digest(token),
                account,
                NO_BROWSER,
                secrets.newDigits(SignInTransactions.REFERENCE_DIGITS),
                now,
                now.plus(settings.validity()));
        attempt.confirm(user);
        entities.persist(attempt);
        Optional<Instant> expiresAt =
                otp.issueToConfirm(account, attempt.id(), attempt.reference(), requestContext.language(), now);
        if (expiresAt.isEmpty()) {
            entities.remove(attempt);
            audit.record(OtpAuditKind.OTP_WITHHELD, account.service(), account.id(), requestContext);
            return new Closed();
        }
        audit.record(OtpAuditKind.OTP_ISSUED, account.service(), account.id(), requestContext);
        return new OtpRequired(token, account.email(), attempt.reference(), expiresAt.get());
    }

    public Optional<AttemptSnapshot> find(SignedInUser user, String attemptToken) {
        return entities.createNamedQuery(SignInAttempt.OF_SESSION, Object[].class)
                .setParameter("hash", secrets.digest(attemptToken))
                .setParameter("session", user.sessionId())
                .getResultStream()
                .map(row ->
                        new AttemptSnapshot((SignInAttempt) row[0], (Account) row[1], (OtpChallenge) row[2], settings))
                .findFirst();
    }

    /** Confirms the session with the right code, if it is still to be had, and gives it a new token (ASVS 7.2.4). */
    public Optional<ReauthenticationCodeResult> confirm(
            SignedInUser user, AttemptSnapshot found, RequestContext requestContext) {
        if (!otp.consume(user.accountId(), found.attempt().id(), clock.instant())) {
            return Optional.empty();
        }
        entities.createNamedQuery(SignInAttempt.COMPLETE)
                .setParameter("id", found.attempt().id())
                .setParameter("from", SignInAttempt.State.OTP_REQUIRED)
                .executeUpdate();
        audit.record(ReauthenticationAuditKind.CONFIRMED, user.service(), user.accountId(), requestContext);
        return sessions.confirm(user).map(ReauthenticationCodeResult.Confirmed::new);
    }

    /**
     * Changes the password and ends all else that is open, but not this session.
     *
     * @return the session's new token; empty, and nothing has changed, when the session is not confirmed freshly
     */
    public Optional<String> changePassword(
            SignedInUser user, Account account, String hash, RequestContext requestContext) {
        passwords.change(account, hash, requestContext);
        Optional<String> token = sessions.carryOver(user);
        if (token.isEmpty()) {
            context.setRollbackOnly();
        }
        return token;
    }
}
