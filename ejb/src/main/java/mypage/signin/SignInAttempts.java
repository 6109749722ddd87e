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
import mypage.account.KnownBrowsers;
import mypage.account.OwnerNotices;
import mypage.account.OwnerNotices.Notice;
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
import mypage.throttle.Budget;
import mypage.throttle.Throttle;
import mypage.trust.Browser;
import mypage.trust.IssuedTrust;
import mypage.trust.TrustTokenService;

/** The transactions of a sign-in; {@link SignInService} puts them in order. Each method is one transaction. */
@Stateless
public class SignInAttempts {

    static final int REFERENCE_DIGITS = 4;

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
    KnownBrowsers browsers;

    @Inject
    OwnerNotices notices;

    @Inject
    PasswordBudgets budgets;

    @Inject
    Throttle throttle;

    @Inject
    SessionService sessions;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Notes a try that came to nothing. */
    public void note(AuditEvent.Kind kind, Service service, Optional<Account> account, Client client) {
        audit.record(kind, service, account.map(Account::id).orElse(null), client);
    }

    /**
     * Goes on from a right password: to a mailed code; or straight in, before the service's launch date or where this
     * browser skips the code.
     *
     * @param tries what the try was taken from; the password was right, so they get it back
     */
    public SignInResult open(Account account, Browser browser, List<Budget> tries, Client client) {
        SignInResult result = goOn(account, browser, tries, client, clock.instant());
        // Last, since many strangers of one network share a row, which is locked from here to the commit.
        throttle.giveBack(tries);
        return result;
    }

    private SignInResult goOn(Account account, Browser browser, List<Budget> tries, Client client, Instant now) {
        byte[] browserHash = browsers.hash(account.id(), browser.id());
        if (otp.isRequired(account.service(), now)) {
            if (!trust.isTrusted(account, browser.skipValue(account.trustHandle()), now)) {
                return requireOtp(account, browserHash, tries, client, now);
            }
            audit.record(AuditEvent.Kind.OTP_SKIPPED, account.service(), account.id(), client);
        }
        return new SignedIn(openSession(account, browserHash, client, now));
    }

    private SignInResult requireOtp(
            Account account, byte[] browserHash, List<Budget> tries, Client client, Instant now) {
        Optional<Instant> wait = throttle.take(List.of(budgets.mails(account.id(), tries)));
        if (wait.isPresent()) {
            audit.record(AuditEvent.Kind.OTP_WITHHELD, account.service(), account.id(), client);
            return new SignInResult.Delayed(wait.get());
        }
        String token = secrets.newToken();
        SignInAttempt attempt = new SignInAttempt(
                secrets.digest(token),
                account,
                browserHash,
                secrets.newDigits(REFERENCE_DIGITS),
                now,
                now.plus(settings.otpValidity()));
        entities.persist(attempt);
        return otp.issue(account, attempt.id(), attempt.reference(), client.language(), now)
                .map(expiresAt -> required(account, attempt, token, expiresAt, client))
                .orElseGet(() -> closed(account, attempt, client));
    }

    private SignInResult required(
            Account account, SignInAttempt attempt, String token, Instant expiresAt, Client client) {
        audit.record(AuditEvent.Kind.OTP_ISSUED, account.service(), account.id(), client);
        return new OtpRequired(token, account.email(), attempt.reference(), expiresAt);
    }

    private SignInResult closed(Account account, SignInAttempt attempt, Client client) {
        entities.remove(attempt);
        audit.record(AuditEvent.Kind.OTP_WITHHELD, account.service(), account.id(), client);
        return new Closed();
    }

    private String openSession(Account account, byte[] browserHash, Client client, Instant now) {
        // First the account's row, then what hangs on it, in the order of those who end it all.
        String token = sessions.open(account, client);
        if (browsers.noteSignIn(account.id(), browserHash, now)) {
            notices.send(Notice.NEW_BROWSER, account, client);
        }
        return token;
    }

    public Optional<FoundAttempt> find(Service service, String attemptToken) {
        return entities.createNamedQuery(SignInAttempt.BY_TOKEN, Object[].class)
                .setParameter("hash", secrets.digest(attemptToken))
                .getResultStream()
                .map(row -> new FoundAttempt(
                        (SignInAttempt) row[0], (Account) row[1], (OtpChallenge) row[2], settings.otpLimits()))
                .filter(found -> found.account().service() == service)
                .findFirst();
    }

    public void noteWrongCode(FoundAttempt found, Client client) {
        audit.record(
                AuditEvent.Kind.OTP_WRONG,
                found.account().service(),
                found.account().id(),
                client);
    }

    /**
     * Notes a code that came when there was none to be had; not the second click on the right one, which waits for [OK].
     *
     * @return why there was none, as given
     */
    public StartOver refuseCode(Service service, Optional<FoundAttempt> found, StartOver over, Client client) {
        Long accountId = found.map(f -> f.account().id()).orElse(null);
        boolean late = over.reason() == StartOver.Reason.EXPIRED;
        audit.record(late ? AuditEvent.Kind.OTP_EXPIRED : AuditEvent.Kind.OTP_REFUSED, service, accountId, client);
        return over;
    }

    /**
     * Goes on from the right code if it is still to be had; of many at once exactly one gets it (requirement 14).
     *
     * @param wantsSkip whether the user has yet to confirm that it is to be skipped from now on
     */
    public Optional<SignInCodeResult> passOtp(FoundAttempt found, boolean wantsSkip, Client client) {
        Instant now = clock.instant();
        if (!otp.consume(found.account().id(), found.attempt().id(), now)) {
            return Optional.empty();
        }
        if (wantsSkip) {
            awaitConfirmation(found, now);
            audit.record(
                    AuditEvent.Kind.OTP_RIGHT,
                    found.account().service(),
                    found.account().id(),
                    client);
            return Optional.of(new AttemptResult.ConfirmSkip(found.attempt().reference()));
        }
        complete(found, State.OTP_REQUIRED);
        return Optional.of(new SignedIn(openSession(found, client, now)));
    }

    private String openSession(FoundAttempt found, Client client, Instant now) {
        return openSession(found.account(), found.attempt().browserHash(), client, now);
    }

    private void awaitConfirmation(FoundAttempt found, Instant now) {
        entities.createNamedQuery(SignInAttempt.AWAIT_CONFIRMATION)
                .setParameter("id", found.attempt().id())
                .setParameter("generation", found.account().trustGeneration())
                .setParameter("expiresAt", now.plus(settings.sessionIdle()))
                .executeUpdate();
    }

    private boolean complete(FoundAttempt found, State from) {
        return entities.createNamedQuery(SignInAttempt.COMPLETE)
                        .setParameter("id", found.attempt().id())
                        .setParameter("from", from)
                        .executeUpdate()
                == 1;
    }

    /** Signs in from the confirmation, with or without the setting; empty when another request was first. */
    public Optional<SkipResult> answerConfirmation(FoundAttempt found, boolean confirmed, Client client) {
        if (!complete(found, State.CONFIRM_SKIP)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<IssuedTrust> issued = confirmed
                ? Optional.of(trust.issue(found.account(), found.attempt().trustGeneration(), client, now))
                : Optional.empty();
        return Optional.of(new SignedIn(openSession(found, client, now), issued));
    }
}
