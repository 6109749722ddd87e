package mypage.signin;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
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
import mypage.signin.SignInAttempt.State;
import mypage.trust.IssuedTrust;
import mypage.trust.TrustTokenService;

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
    TrustTokenService trust;

    @Inject
    SessionService sessions;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** An attempt with its account and the account's newest code, which may belong to a later attempt. */
    public record Found(SignInAttempt attempt, Account account, OtpChallenge challenge) {

        /** What the browser that holds this token can do next, or why nothing. */
        SignInStep standing(String token, Instant now) {
            return switch (attempt.state()) {
                case OTP_REQUIRED ->
                    challenge.state(attempt.id(), now) == OtpChallenge.State.OPEN
                            ? new SignInStep.OtpRequired(
                                    token, account.email(), attempt.reference(), challenge.expiresAt())
                            : new SignInStep.StartOver(reason(challenge.state(attempt.id(), now)));
                case CONFIRM_SKIP -> confirmation(now);
                case SIGNED_IN -> new SignInStep.StartOver(SignInStep.Reason.USED);
            };
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
                case NO_TRIES_LEFT, OPEN -> SignInStep.Reason.NO_TRIES_LEFT;
            };
        }
    }

    public void refuse(Service service, Optional<Account> account, Client client) {
        audit.record(
                AuditEvent.Kind.PASSWORD_REFUSED,
                service,
                account.map(Account::id).orElse(null),
                client);
    }

    /**
     * Goes on from a right password: to a mailed code; or straight in, before the service's launch date or where this
     * browser skips the code.
     *
     * @param trustTokens what the browser keeps, by the handle of the account it was issued to
     */
    public SignInStep open(Account account, Map<String, String> trustTokens, Client client) {
        Instant now = clock.instant();
        if (otp.isRequired(account.service(), now)) {
            if (!trust.isTrusted(account, Optional.ofNullable(trustTokens.get(account.trustHandle())), now)) {
                return requireOtp(account, client, now);
            }
            audit.record(AuditEvent.Kind.OTP_SKIPPED, account.service(), account.id(), client);
        }
        return new SignInStep.SignedIn(sessions.open(account, client));
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

    /**
     * Goes on from the right code if it is still to be had; of many at once exactly one gets it (requirement 14).
     *
     * @param wantsSkip whether the user has yet to confirm that it is to be skipped from now on
     */
    public Optional<SignInStep> passOtp(Found found, boolean wantsSkip, Client client) {
        Instant now = clock.instant();
        if (!otp.consume(found.account.id(), found.attempt.id(), now)) {
            return Optional.empty();
        }
        if (wantsSkip) {
            awaitConfirmation(found, now);
            return Optional.of(new SignInStep.ConfirmSkip(found.attempt.reference()));
        }
        complete(found, State.OTP_REQUIRED);
        return Optional.of(new SignInStep.SignedIn(sessions.open(found.account, client)));
    }

    private void awaitConfirmation(Found found, Instant now) {
        entities.createNamedQuery(SignInAttempt.AWAIT_CONFIRMATION)
                .setParameter("id", found.attempt.id())
                .setParameter("generation", found.account.trustGeneration())
                .setParameter("expiresAt", now.plus(settings.sessionIdle()))
                .executeUpdate();
    }

    private boolean complete(Found found, State from) {
        return entities.createNamedQuery(SignInAttempt.COMPLETE)
                        .setParameter("id", found.attempt.id())
                        .setParameter("from", from)
                        .executeUpdate()
                == 1;
    }

    /** Signs in from the confirmation, with or without the setting; empty when another request was first. */
    public Optional<SignInStep> answerConfirmation(Found found, boolean confirmed, Client client) {
        if (!complete(found, State.CONFIRM_SKIP)) {
            return Optional.empty();
        }
        Optional<IssuedTrust> issued = confirmed
                ? Optional.of(trust.issue(found.account, found.attempt.trustGeneration(), client, clock.instant()))
                : Optional.empty();
        return Optional.of(new SignInStep.SignedIn(sessions.open(found.account, client), issued));
    }
}
