package mypage.device;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.audit.AuditTrail;
import mypage.platform.DeferredTasks;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.platform.TypedDigits;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import mypage.trust.DeviceCookies;

/**
 * The way in for an owner at a new browser while somebody else uses up the tries of the own ID or network: a number that
 * is mailed makes this browser known, and thereby gives it tries of its own. It replaces neither the password nor the
 * one-time password.
 */
@Stateless
public class DeviceVerificationService {

    private static final long NOBODY = 0;

    @Inject
    DeviceVerificationCodeRepository codes;

    @Inject
    AccountService accounts;

    @Inject
    KnownDeviceRepository devices;

    @Inject
    PasswordRateLimits limits;

    @Inject
    RateLimiter limiter;

    @Inject
    DeviceVerificationMailer mailer;

    @Inject
    DeferredTasks deferred;

    @Inject
    AuditTrail audit;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /**
     * Has a number mailed to the account with this ID, if there is one and not too many were mailed of late. Neither the
     * answer nor its time tells whether there is, see {@link DeferredTasks}.
     */
    public void send(Service service, String typedEmail, RequestContext context) {
        deferred.run(() -> mailer.send(service, typedEmail, context));
    }

    /**
     * Makes the browser known to the account if the number is right; of many at once exactly one gets it.
     *
     * @return false when the number is wrong, used or expired, or there is no such account
     */
    public boolean use(
            Service service, String typedEmail, String typedCode, DeviceCookies browser, RequestContext context) {
        Optional<Account> account = accounts.find(service, typedEmail);
        long accountId = account.map(Account::id).orElse(NOBODY);
        boolean used = TypedDigits.of(typedCode, DeviceVerificationCode.DIGITS)
                .filter(code -> consume(accountId, code))
                .isPresent();
        if (used) {
            introduce(account.get(), browser, context);
        } else {
            audit.record(
                    DeviceAuditKind.PASS_REFUSED,
                    service,
                    account.map(Account::id).orElse(null),
                    context);
        }
        return used;
    }

    private boolean consume(long accountId, String code) {
        return codes.living(accountId, clock.instant())
                .filter(mailed -> secrets.matches(DeviceVerificationCode.message(accountId, code), mailed.codeHash()))
                .anyMatch(codes::use);
    }

    private void introduce(Account account, DeviceCookies browser, RequestContext context) {
        devices.introduce(account.id(), devices.hash(account.id(), browser.id()), clock.instant());
        RateLimit tries = limits.ofKnown(account.id(), browser.id());
        // In the order of a sign-in, which may be under way in the same browser.
        limiter.refill(limits.mails(account.id(), List.of(tries)));
        limiter.refill(tries);
        audit.record(DeviceAuditKind.PASS_USED, account.service(), account.id(), context);
    }
}
