package mypage.reauthentication;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mypage.account.Account;
import mypage.audit.AuditTrail;
import mypage.otp.OtpAuditKind;
import mypage.otp.OtpService;
import mypage.otp.PendingCode;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.reauthentication.ReauthenticationCodeResult.Reauthenticated;
import mypage.reauthentication.ReauthenticationResult.Closed;
import mypage.reauthentication.ReauthenticationResult.OtpRequired;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.signin.AttemptSnapshot;
import mypage.signin.SignInAttempt;
import mypage.signin.SignInAttemptRepository;

/** The transactions of {@link ReauthenticationService}. */
@Stateless
public class ReauthenticationTransactions {

    @Inject
    SignInAttemptRepository attempts;

    @Inject
    Secrets secrets;

    @Inject
    OtpService otp;

    @Inject
    SessionService sessions;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Mails a code that can only reauthenticate this session. */
    public ReauthenticationResult requireOtp(SignedInUser user, Account account, RequestContext context) {
        Instant now = clock.instant();
        String token = secrets.newToken();
        SignInAttempt attempt = attempts.beginReauthentication(user, account, token, now);
        Optional<Instant> expiresAt =
                otp.issueForReauthentication(account, attempt.id(), attempt.reference(), context.language(), now);
        if (expiresAt.isEmpty()) {
            attempts.remove(attempt);
            audit.recordOften(OtpAuditKind.OTP_WITHHELD, account.service(), account.id(), context);
            return new Closed();
        }
        audit.record(OtpAuditKind.OTP_ISSUED, account.service(), account.id(), context);
        return new OtpRequired(new PendingCode(token, account.email(), attempt.reference(), expiresAt.get()));
    }

    /** Consumes the right code, if it is still valid, and gives the session a new token (ASVS 7.2.4). */
    public Optional<ReauthenticationCodeResult> reauthenticate(
            SignedInUser user, AttemptSnapshot attempt, RequestContext context) {
        if (!otp.consume(user.accountId(), attempt.attempt().id(), clock.instant())) {
            return Optional.empty();
        }
        attempts.complete(attempt);
        audit.record(ReauthenticationAuditKind.CONFIRMED, user.service(), user.accountId(), context);
        return sessions.reauthenticate(user).map(Reauthenticated::new);
    }
}
