package mypage.admin.signin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.admin.signin.PasskeySignInResult.PasskeyRefused;
import mypage.admin.signin.StaffCodeResult.SignedIn;
import mypage.admin.staff.StaffDeviceCookies;
import mypage.audit.AuditSums;
import mypage.password.PasswordSettings;
import mypage.platform.RequestContext;
import mypage.ratelimit.NetworkLimits;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;

/**
 * Signs staff in by a passkey alone: the device is one factor, and the PIN or biometric that it checked is the other.
 * Nobody types an address. Runs outside a transaction, so that every attempt is counted in a transaction of its own.
 *
 * <p>Attempts are limited by network only. They don't count for the member: a signature can't be guessed, and so nobody
 * can close the member's codes by wrong ones.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasskeySignInService {

    @Inject
    StaffSignInTransactions signIns;

    @Inject
    StaffPasskeys passkeys;

    @Inject
    NetworkLimits networks;

    @Inject
    PasswordSettings passwordSettings;

    @Inject
    RateLimiter limiter;

    @Inject
    AuditSums sums;

    /** Asks for any passkey. Stores nothing. */
    public PasskeyPrompt prompt() {
        return passkeys.prompt(StaffSignInTransactions.ALONE, List.of());
    }

    /** Counts an attempt, then checks it. A right one is not counted. */
    public PasskeySignInResult submit(PasskeyAnswer answer, StaffDeviceCookies browser, RequestContext context) {
        List<RateLimit> acquired = networks.of("staff passkey network", passwordSettings.networkAttempts(), context);
        Optional<Instant> wait = limiter.acquire(acquired);
        if (wait.isPresent()) {
            sums.countOfStaff(StaffSignInAuditKind.STAFF_PASSKEY_REFUSED, null, context);
            return new TooManyAttempts(wait.get());
        }
        Optional<SignedIn> signedIn = signIns.passPasskeyAlone(answer, browser, context);
        signedIn.ifPresent(right -> limiter.release(acquired));
        return signedIn.<PasskeySignInResult>map(right -> right).orElseGet(PasskeyRefused::new);
    }
}
