package mypage.signin;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.Service;
import mypage.actiontoken.SecurityNotificationMailer;
import mypage.actiontoken.SecurityNotificationMailer.Notice;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.device.KnownDeviceRepository;
import mypage.device.PasswordRateLimits;
import mypage.otp.OtpAuditKind;
import mypage.otp.OtpChallenge;
import mypage.otp.OtpService;
import mypage.otp.OtpSettings;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import mypage.session.SessionService;
import mypage.session.SessionSettings;
import mypage.signin.SignInAttempt.State;
import mypage.trust.DeviceCookies;
import mypage.trust.IssuedTrustToken;
import mypage.trust.TrustAuditKind;
import mypage.trust.TrustTokenService;

/** The transactions of a sign-in; {@link SignInService} puts them in order. Each method is one transaction. */
@Stateless
public class SignInTransactions {

    static final int REFERENCE_DIGITS = 4;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    @Inject
    OtpSettings otpSettings;

    @Inject
    SessionSettings sessionSettings;

    @Inject
    OtpService otp;

    @Inject
    TrustTokenService trust;

    @Inject
    KnownDeviceRepository devices;

    @Inject
    SecurityNotificationMailer notifications;

    @Inject
    PasswordRateLimits limits;

    @Inject
    RateLimiter limiter;

    @Inject
    SessionService sessions;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Notes a try that came to nothing. */
    public void note(AuditKind kind, Service service, Optional<Account> account, RequestContext context) {
        audit.record(kind, service, account.map(Account::id).orElse(null), context);
    }

    /**
     * Goes on from a right password: to a mailed code; or straight in, before the service's launch date or where this
     * browser skips the code.
     *
     * @param tries what the try was taken from; the password was right, so they get it back
     */
    public SignInResult open(Account account, DeviceCookies browser, List<RateLimit> tries, RequestContext context) {
        SignInResult result = goOn(account, browser, tries, context, clock.instant());
        // Last, since many strangers of one network share a row, which is locked from here to the commit.
        limiter.release(tries);
        return result;
    }

    private SignInResult goOn(
            Account account, DeviceCookies browser, List<RateLimit> tries, RequestContext context, Instant now) {
        byte[] browserHash = devices.hash(account.id(), browser.id());
        if (otp.isRequired(account.service(), now)) {
            if (!trust.isTrusted(account, browser.skipValue(account.trustHandle()), now)) {
                return requireOtp(account, browserHash, tries, context, now);
            }
            audit.record(TrustAuditKind.OTP_SKIPPED, account.service(), account.id(), context);
        }
        return new SignedIn(openSession(account, browserHash, context, now));
    }

    private SignInResult requireOtp(
            Account account, byte[] browserHash, List<RateLimit> tries, RequestContext context, Instant now) {
        Optional<Instant> wait = limiter.acquire(List.of(limits.mails(account.id(), tries)));
        if (wait.isPresent()) {
            audit.record(OtpAuditKind.OTP_WITHHELD, account.service(), account.id(), context);
            return new SignInResult.Delayed(wait.get());
        }
        String token = secrets.newToken();
        SignInAttempt attempt = new SignInAttempt(
                secrets.digest(token),
                account,
                browserHash,
                secrets.newDigits(REFERENCE_DIGITS),
                now,
                now.plus(otpSettings.validity()));
        entities.persist(attempt);
        return otp.issue(account, attempt.id(), attempt.reference(), context.language(), now)
                .map(expiresAt -> required(account, attempt, token, expiresAt, context))
                .orElseGet(() -> closed(account, attempt, context));
    }

    private SignInResult required(
            Account account, SignInAttempt attempt, String token, Instant expiresAt, RequestContext context) {
        audit.record(OtpAuditKind.OTP_ISSUED, account.service(), account.id(), context);
        return new OtpRequired(token, account.email(), attempt.reference(), expiresAt);
    }

    private SignInResult closed(Account account, SignInAttempt attempt, RequestContext context) {
        entities.remove(attempt);
        audit.record(OtpAuditKind.OTP_WITHHELD, account.service(), account.id(), context);
        return new Closed();
    }

    private String openSession(Account account, byte[] browserHash, RequestContext context, Instant now) {
        // First the account's row, then what hangs on it, in the order of those who end it all.
        String token = sessions.open(account, context);
        if (devices.noteSignIn(account.id(), browserHash, now)) {
            notifications.send(Notice.NEW_BROWSER, account, context);
        }
        return token;
    }

    public Optional<AttemptSnapshot> find(Service service, String attemptToken) {
        return entities.createNamedQuery(SignInAttempt.BY_TOKEN, Object[].class)
                .setParameter("hash", secrets.digest(attemptToken))
                .getResultStream()
                .map(row -> new AttemptSnapshot(
                        (SignInAttempt) row[0], (Account) row[1], (OtpChallenge) row[2], otpSettings))
                .filter(found -> found.account().service() == service)
                .findFirst();
    }

    public void noteWrongCode(AttemptSnapshot found, RequestContext context) {
        audit.record(
                OtpAuditKind.OTP_WRONG,
                found.account().service(),
                found.account().id(),
                context);
    }

    /**
     * Notes a code that came when there was none to be had; not the second click on the right one, which waits for [OK].
     *
     * @return why there was none, as given
     */
    public StartOver refuseCode(
            Service service, Optional<AttemptSnapshot> found, StartOver over, RequestContext context) {
        Long accountId = found.map(f -> f.account().id()).orElse(null);
        boolean late = over.reason() == StartOver.Reason.EXPIRED;
        audit.record(late ? OtpAuditKind.OTP_EXPIRED : OtpAuditKind.OTP_REFUSED, service, accountId, context);
        return over;
    }

    /**
     * Goes on from the right code if it is still to be had; of many at once exactly one gets it (requirement 14).
     *
     * @param wantsSkip whether the user has yet to confirm that it is to be skipped from now on
     */
    public Optional<SignInCodeResult> passOtp(AttemptSnapshot found, boolean wantsSkip, RequestContext context) {
        Instant now = clock.instant();
        if (!otp.consume(found.account().id(), found.attempt().id(), now)) {
            return Optional.empty();
        }
        if (wantsSkip) {
            awaitConfirmation(found, now);
            audit.record(
                    OtpAuditKind.OTP_RIGHT,
                    found.account().service(),
                    found.account().id(),
                    context);
            return Optional.of(new AttemptResult.ConfirmSkip(found.attempt().reference()));
        }
        complete(found, State.OTP_REQUIRED);
        return Optional.of(new SignedIn(openSession(found, context, now)));
    }

    private String openSession(AttemptSnapshot found, RequestContext context, Instant now) {
        return openSession(found.account(), found.attempt().browserHash(), context, now);
    }

    private void awaitConfirmation(AttemptSnapshot found, Instant now) {
        entities.createNamedQuery(SignInAttempt.AWAIT_CONFIRMATION)
                .setParameter("id", found.attempt().id())
                .setParameter("generation", found.account().trustEpoch())
                .setParameter("expiresAt", now.plus(sessionSettings.idle()))
                .executeUpdate();
    }

    private boolean complete(AttemptSnapshot found, State from) {
        return entities.createNamedQuery(SignInAttempt.COMPLETE)
                        .setParameter("id", found.attempt().id())
                        .setParameter("from", from)
                        .executeUpdate()
                == 1;
    }

    /** Signs in from the confirmation, with or without the setting; empty when another request was first. */
    public Optional<SkipResult> answerConfirmation(AttemptSnapshot found, boolean confirmed, RequestContext context) {
        if (!complete(found, State.CONFIRM_SKIP)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<IssuedTrustToken> issued = confirmed
                ? Optional.of(trust.issue(found.account(), found.attempt().trustEpoch(), context, now))
                : Optional.empty();
        return Optional.of(new SignedIn(openSession(found, context, now), issued));
    }
}
