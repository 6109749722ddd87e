package mypage.signin;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import mypage.account.Account;
import mypage.account.Service;
import mypage.actiontoken.SecurityNotificationMailer;
import mypage.actiontoken.SecurityNotificationMailer.Notice;
import mypage.audit.AuditKind;
import mypage.audit.AuditSums;
import mypage.audit.AuditTrail;
import mypage.device.KnownDeviceRepository;
import mypage.device.PasswordRateLimits;
import mypage.otp.InvalidReason;
import mypage.otp.OtpAuditKind;
import mypage.otp.OtpService;
import mypage.otp.PendingCode;
import mypage.otp.WrongCodeMailer;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import mypage.session.SessionService;
import mypage.session.SessionSettings;
import mypage.trust.DeviceCookies;
import mypage.trust.IssuedTrustToken;
import mypage.trust.TrustAuditKind;
import mypage.trust.TrustTokenService;

/** The transactions of {@link SignInService}. */
@Stateless
public class SignInTransactions {

    @Inject
    SignInAttemptRepository attempts;

    @Inject
    BreachNoticeRepository breachNotices;

    @Inject
    Secrets secrets;

    @Inject
    SessionSettings settings;

    @Inject
    OtpService otp;

    @Inject
    WrongCodeMailer wrongCodes;

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
    AuditSums sums;

    @Inject
    Clock clock;

    /** Mails the owner that the password is a breached one, once for each session epoch. */
    public void tellOfBreach(Account account, RequestContext context) {
        if (breachNotices.note(account)) {
            notifications.send(Notice.PASSWORD_BREACHED, account, context);
        }
    }

    /** Records a failed attempt. */
    public void record(AuditKind kind, Service service, Optional<Account> account, RequestContext context) {
        audit.record(kind, service, account.map(Account::id).orElse(null), context);
    }

    /**
     * Continues after a right password: mails a code, or signs in at once before the rollout date of the service or if
     * this browser skips the code. The code of a dormant account is always asked for.
     *
     * @param acquired the rate limits from which the attempt was acquired; it is released, because the password was
     *     right
     */
    public SignInResult open(Account account, DeviceCookies device, List<RateLimit> acquired, RequestContext context) {
        SignInResult result = requireOtpOrSignIn(account, device, acquired, context, clock.instant());
        // Last, because unknown devices of one network share a row, which is locked from here to the commit.
        limiter.release(acquired);
        if (result instanceof SignedIn && acquired.size() > 1) {
            limits.forgetFailuresInARow(account);
        }
        return result;
    }

    private SignInResult requireOtpOrSignIn(
            Account account, DeviceCookies device, List<RateLimit> acquired, RequestContext context, Instant now) {
        byte[] deviceHash = devices.hash(account.id(), device.id());
        // Passwords that nobody has used for long are what strangers have collected elsewhere.
        if (account.dormantAt().isEmpty() && !otp.isRequired(account, now)) {
            return new SignedIn(openSession(account, deviceHash, sessions::openWithoutCode, context, now)
                    .token());
        }
        if (!trust.isTrusted(account, device.skipValue(account.trustHandle()), now)) {
            return requireOtp(account, deviceHash, acquired, context, now);
        }
        audit.record(TrustAuditKind.OTP_SKIPPED, account.service(), account.id(), context);
        return new SignedIn(
                openSession(account, deviceHash, sessions::open, context, now).token());
    }

    private SignInResult requireOtp(
            Account account, byte[] deviceHash, List<RateLimit> acquired, RequestContext context, Instant now) {
        Optional<Instant> wait = limiter.acquire(List.of(limits.mails(account.id(), acquired)));
        if (wait.isPresent()) {
            audit.recordOften(OtpAuditKind.OTP_WITHHELD, account.service(), account.id(), context);
            return new SignInResult.Delayed(wait.get());
        }
        String token = secrets.newToken();
        SignInAttempt attempt = attempts.begin(account, token, deviceHash, now);
        boolean known = PasswordRateLimits.isOfKnown(acquired);
        return otp.issue(account, known, attempt.id(), attempt.reference(), context.language(), now)
                .map(expiresAt -> required(account, attempt, token, expiresAt, context))
                .orElseGet(() -> closed(account, attempt, context));
    }

    private SignInResult required(
            Account account, SignInAttempt attempt, String token, Instant expiresAt, RequestContext context) {
        audit.record(OtpAuditKind.OTP_ISSUED, account.service(), account.id(), context);
        return new OtpRequired(new PendingCode(token, account.email(), attempt.reference(), expiresAt));
    }

    private SignInResult closed(Account account, SignInAttempt attempt, RequestContext context) {
        attempts.remove(attempt);
        audit.recordOften(OtpAuditKind.OTP_WITHHELD, account.service(), account.id(), context);
        return new SignInResult.Closed();
    }

    private record Opened(String token, boolean isFirstOfDevice) {}

    private Opened openSession(
            Account account,
            byte[] deviceHash,
            BiFunction<Account, RequestContext, String> open,
            RequestContext context,
            Instant now) {
        // The row of the account is locked before the rows that belong to it, as in everything that ends them all.
        String token = open.apply(account, context);
        boolean isFirst = devices.noteSignIn(account.id(), deviceHash, now);
        if (isFirst) {
            notifications.send(Notice.NEW_BROWSER, account, context);
        }
        return new Opened(token, isFirst);
    }

    /** Records a wrong code, and tells the owner if there were more. */
    public void recordWrongCode(AttemptSnapshot attempt, RequestContext context) {
        record(attempt, OtpAuditKind.OTP_WRONG, context);
        wrongCodes.tell(attempt.account(), context);
    }

    /**
     * Records a code that was submitted while none was pending. Anybody can make up a cookie that names no attempt, so
     * that is only counted.
     */
    public void recordRefusedCode(
            Service service, Optional<AttemptSnapshot> attempt, InvalidReason reason, RequestContext context) {
        AuditKind kind = reason == InvalidReason.EXPIRED ? OtpAuditKind.OTP_EXPIRED : OtpAuditKind.OTP_REFUSED;
        attempt.map(AttemptSnapshot::account)
                .ifPresentOrElse(
                        account -> audit.recordOften(kind, service, account.id(), context),
                        () -> sums.count(kind, service, null, context));
    }

    private void record(AttemptSnapshot attempt, AuditKind kind, RequestContext context) {
        record(kind, attempt.account().service(), Optional.of(attempt.account()), context);
    }

    /**
     * Continues after the right code if it is still valid; of many simultaneous requests exactly one succeeds
     * (requirement 14).
     *
     * @param wantsSkip whether the user has yet to confirm that the code is to be skipped from now on
     */
    public Optional<SignInCodeResult> passOtp(AttemptSnapshot attempt, boolean wantsSkip, RequestContext context) {
        Instant now = clock.instant();
        if (!otp.consume(attempt.account().id(), attempt.attempt().id(), now)) {
            return Optional.empty();
        }
        if (wantsSkip) {
            attempts.awaitConfirmation(attempt, now.plus(settings.idle()));
            record(attempt, OtpAuditKind.OTP_RIGHT, context);
            return Optional.of(new AttemptResult.ConfirmSkip(attempt.attempt().reference()));
        }
        attempts.complete(attempt);
        return Optional.of(new SignedIn(openSession(attempt, Optional.of(now), context, now)));
    }

    private String openSession(AttemptSnapshot attempt, Optional<Instant> codeAt, RequestContext context, Instant now) {
        Opened opened = openSession(
                attempt.account(),
                attempt.attempt().deviceHash(),
                (account, from) -> sessions.openAfterCode(account, codeAt, from),
                context,
                now);
        if (opened.isFirstOfDevice()) {
            limits.forgetFailuresInARow(attempt.account());
        }
        return opened.token();
    }

    /**
     * Signs in once the user has answered the confirmation; empty when another request was first.
     *
     * @param confirmed whether this browser is to skip the code from now on
     */
    public Optional<SkipResult> answerConfirmation(AttemptSnapshot attempt, boolean confirmed, RequestContext context) {
        if (!attempts.completeConfirmation(attempt)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<IssuedTrustToken> issued = confirmed
                ? Optional.of(trust.issue(attempt.account(), attempt.attempt().trustEpoch(), context, now))
                : Optional.empty();
        return Optional.of(new SignedIn(openSession(attempt, attempt.codeUsedAt(), context, now), issued));
    }
}
