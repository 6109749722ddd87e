package mypage.device;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.audit.AuditSums;
import mypage.audit.AuditTrail;
import mypage.mailrequest.MailRequest;
import mypage.mailrequest.MailRequestResult;
import mypage.mailrequest.MailRequestService;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.platform.TypedDigits;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import mypage.trust.DeviceCookies;

/**
 * Lets an owner sign in from an unknown device while somebody else uses up the attempts of the ID or the network. A
 * mailed code makes the device known, which gives it attempts of its own. It replaces neither the password nor the
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
    MailRequestService requests;

    @Inject
    AuditTrail audit;

    @Inject
    AuditSums sums;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /**
     * Has a code mailed to the account with this ID, if there is one and its limits allow it. Neither the answer nor
     * its timing reveals whether there is, see {@link MailRequestService}.
     */
    public MailRequestResult send(Service service, String typedEmail, RequestContext context) {
        return requests.accept(MailRequest.Kind.DEVICE_CODE, service, typedEmail, context);
    }

    /**
     * Makes the browser a known device of the account if the code is right; of many simultaneous requests exactly one
     * succeeds.
     *
     * @return false when the code is wrong, used or expired, or there is no such account
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
            sums.count(
                    DeviceAuditKind.PASS_REFUSED,
                    service,
                    account.map(Account::id).orElse(null),
                    context);
        }
        return used;
    }

    private boolean consume(long accountId, String code) {
        return codes.valid(accountId, clock.instant())
                .filter(mailed -> secrets.matches(DeviceVerificationCode.message(accountId, code), mailed.codeHash()))
                .anyMatch(codes::use);
    }

    private void introduce(Account account, DeviceCookies browser, RequestContext context) {
        devices.introduce(account.id(), devices.hash(account.id(), browser.id()), clock.instant());
        RateLimit attempts = limits.ofKnown(account.id(), browser.id());
        // In the order in which a sign-in, perhaps under way in the same browser, locks these rows.
        limiter.refill(limits.mails(account.id(), List.of(attempts)));
        limiter.refill(attempts);
        audit.record(DeviceAuditKind.PASS_USED, account.service(), account.id(), context);
    }
}
