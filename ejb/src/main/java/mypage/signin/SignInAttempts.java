package mypage.signin;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.Service;
import mypage.audit.AuditEvent;
import mypage.audit.AuditTrail;
import mypage.audit.Client;
import mypage.otp.OtpChallenge;
import mypage.otp.OtpService;
import mypage.platform.Secrets;
import mypage.platform.Settings;
import mypage.session.SessionService;

/** The transactions of a sign-in; {@link SignInService} puts them in order. Each method is one transaction. */
@Stateless
public class SignInAttempts {

    private static final int REFERENCE_DIGITS = 4;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    @Inject
    Settings settings;

    @Inject
    OtpService otp;

    @Inject
    SessionService sessions;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** An attempt with its account and the account's newest code, which may belong to a later attempt. */
    public record Found(SignInAttempt attempt, Account account, OtpChallenge challenge) {

        OtpChallenge.State state(Instant now) {
            return challenge.state(attempt.id(), now);
        }
    }

    public void refuse(Service service, Optional<Account> account, Client client) {
        audit.record(
                AuditEvent.Kind.PASSWORD_REFUSED,
                service,
                account.map(Account::id).orElse(null),
                client);
    }

    /** Goes on from a right password: to a mailed code, or before the service's launch date straight in. */
    public SignInStep open(Account account, Client client) {
        Instant now = clock.instant();
        return otp.isRequired(account.service(), now)
                ? requireOtp(account, client, now)
                : new SignInStep.SignedIn(sessions.open(account, client));
    }

    private SignInStep requireOtp(Account account, Client client, Instant now) {
        String token = secrets.newToken();
        SignInAttempt attempt = new SignInAttempt(
                secrets.digest(token),
                account.id(),
                secrets.newDigits(REFERENCE_DIGITS),
                now,
                now.plus(settings.otpValidity()));
        entities.persist(attempt);
        Instant expiresAt = otp.issue(account, attempt.id(), attempt.reference(), now);
        audit.record(AuditEvent.Kind.OTP_ISSUED, account.service(), account.id(), client);
        return new SignInStep.OtpRequired(token, account.email(), attempt.reference(), expiresAt);
    }

    public Optional<Found> find(Service service, String attemptToken) {
        return entities.createNamedQuery(SignInAttempt.BY_TOKEN, Object[].class)
                .setParameter("hash", secrets.digest(attemptToken))
                .getResultStream()
                .map(row -> new Found((SignInAttempt) row[0], (Account) row[1], (OtpChallenge) row[2]))
                .filter(found -> found.account.service() == service)
                .findFirst();
    }

    public void noteWrongCode(Found found, Client client) {
        audit.record(AuditEvent.Kind.OTP_WRONG, found.account.service(), found.account.id(), client);
    }

    /** Signs in if the code is still to be had; of many at once exactly one gets it (requirement 14). */
    public Optional<SignInStep> complete(Found found, Client client) {
        if (!otp.consume(found.account.id(), found.attempt.id(), clock.instant())) {
            return Optional.empty();
        }
        entities.createNamedQuery(SignInAttempt.COMPLETE)
                .setParameter("id", found.attempt.id())
                .executeUpdate();
        return Optional.of(new SignInStep.SignedIn(sessions.open(found.account, client)));
    }
}
