package mypage.signin;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.Service;
import mypage.otp.OtpChallenge;
import mypage.otp.OtpCode;
import mypage.otp.OtpSettings;
import mypage.platform.OneRow;
import mypage.platform.Secrets;
import mypage.session.SignedInUser;
import mypage.signin.SignInAttempt.State;

/** The rows of {@link SignInAttempt}, found by the hash of the token in the cookie. */
@Stateless
public class SignInAttemptRepository {

    /** A reauthentication makes no device known. */
    private static final byte[] NO_DEVICE = {};

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    @Inject
    OtpSettings settings;

    /** Begins an attempt that opens a session. */
    public SignInAttempt begin(Account account, String token, byte[] deviceHash, Instant now) {
        SignInAttempt attempt = create(account, token, deviceHash, now);
        entities.persist(attempt);
        return attempt;
    }

    /** Begins an attempt that can only reauthenticate this session. */
    public SignInAttempt beginReauthentication(SignedInUser user, Account account, String token, Instant now) {
        SignInAttempt attempt = create(account, token, NO_DEVICE, now);
        attempt.reauthenticate(user);
        entities.persist(attempt);
        return attempt;
    }

    private SignInAttempt create(Account account, String token, byte[] deviceHash, Instant now) {
        return new SignInAttempt(
                secrets.digest(token),
                account,
                deviceHash,
                secrets.newDigits(OtpCode.REFERENCE_DIGITS),
                now,
                now.plus(settings.validity()));
    }

    public void remove(SignInAttempt attempt) {
        entities.remove(attempt);
    }

    /** An attempt that opens a session in this service. */
    public Optional<AttemptSnapshot> find(Service service, String token) {
        return find(entities.createNamedQuery(SignInAttempt.BY_TOKEN, Object[].class), token)
                .filter(attempt -> attempt.account().service() == service);
    }

    /** An attempt that reauthenticates the user's session. */
    public Optional<AttemptSnapshot> find(SignedInUser user, String token) {
        return find(
                entities.createNamedQuery(SignInAttempt.OF_SESSION, Object[].class)
                        .setParameter("session", user.sessionId()),
                token);
    }

    private Optional<AttemptSnapshot> find(TypedQuery<Object[]> query, String token) {
        return query.setParameter("hash", secrets.digest(token))
                .getResultStream()
                .map(row ->
                        new AttemptSnapshot((SignInAttempt) row[0], (Account) row[1], (OtpChallenge) row[2], settings))
                .findFirst();
    }

    /** Makes the attempt wait until the user confirms that the code is to be skipped. */
    public void awaitConfirmation(AttemptSnapshot attempt, Instant until) {
        entities.createNamedQuery(SignInAttempt.AWAIT_CONFIRMATION)
                .setParameter("id", attempt.attempt().id())
                .setParameter("trustEpoch", attempt.account().trustEpoch())
                .setParameter("expiresAt", until)
                .executeUpdate();
    }

    /** Completes an attempt whose code was right. */
    public void complete(AttemptSnapshot attempt) {
        complete(attempt, State.OTP_REQUIRED);
    }

    /** @return false when another request answered the confirmation first */
    public boolean completeConfirmation(AttemptSnapshot attempt) {
        return complete(attempt, State.CONFIRM_SKIP);
    }

    private boolean complete(AttemptSnapshot attempt, State from) {
        return OneRow.isChangedBy(entities.createNamedQuery(SignInAttempt.COMPLETE)
                .setParameter("id", attempt.attempt().id())
                .setParameter("from", from));
    }
}
