package mypage.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.Account;
import mypage.account.Service;
import mypage.otp.OtpSettings;
import mypage.password.PasswordSettings;
import mypage.platform.RequestContext;
import mypage.ratelimit.NetworkLimits;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import mypage.trust.DeviceCookies;
import mypage.trust.TrustTokenService;

/**
 * Chooses the rate limits of a password attempt. A known device, or one that skips the one-time password, has attempts
 * of its own. All unknown devices share those of the ID, and those of their network. So whoever guesses elsewhere
 * cannot keep the owner out (ASVS 6.1.1, standards row T6). An ID without an account is treated like one with an
 * account.
 */
@ApplicationScoped
public class PasswordRateLimits {

    private static final long NOBODY = 0;

    @Inject
    KnownDeviceRepository devices;

    @Inject
    TrustTokenService trust;

    @Inject
    UnknownDeviceLimit unknownDevices;

    @Inject
    NetworkLimits networks;

    @Inject
    RateLimiter limiter;

    @Inject
    OtpSettings otpSettings;

    @Inject
    PasswordSettings passwordSettings;

    @Inject
    Clock clock;

    public List<RateLimit> of(
            Service service,
            String typedEmail,
            Optional<Account> account,
            DeviceCookies browser,
            RequestContext context) {
        long accountId = account.map(Account::id).orElse(NOBODY);
        if (devices.isKnown(devices.hash(accountId, browser.id()), clock.instant())) {
            return List.of(ofKnown(accountId, browser.id()));
        }
        return account.flatMap(known -> skipValue(known, browser))
                .map(value -> List.of(ofKnown(accountId, value)))
                .orElseGet(() -> ofUnknown(service, typedEmail, context));
    }

    private List<RateLimit> ofUnknown(Service service, String typedEmail, RequestContext context) {
        return Stream.concat(
                        networks.of("network", passwordSettings.networkAttempts(), context).stream(),
                        unknownDevices.of(service, typedEmail).stream())
                .toList();
    }

    /** Failures in a row of unknown devices are forgotten. Joins the caller's transaction. */
    public void forgetFailuresInARow(Account account) {
        limiter.refill(unknownDevices.inARow(account.service(), account.email()));
    }

    private Optional<String> skipValue(Account account, DeviceCookies browser) {
        Optional<String> value = browser.skipValue(account.trustHandle());
        return value.filter(given -> trust.isTrusted(account, value, clock.instant()));
    }

    /** Whether these limits were chosen for a device that the account knows, or that skips the one-time password. */
    public static boolean isOfKnown(List<RateLimit> attempts) {
        return attempts.size() == 1;
    }

    /** The password attempts of one known device. */
    RateLimit ofKnown(long accountId, String browserId) {
        return new RateLimit("browser " + accountId + " " + browserId, passwordSettings.browserAttempts());
    }

    /** The one-time passwords mailed after attempts under these limits. Unknown devices share them too. */
    public RateLimit mails(long accountId, List<RateLimit> attempts) {
        String whose = isOfKnown(attempts) ? attempts.get(0).name() : "strangers";
        return new RateLimit("mails " + accountId + " " + whose, otpSettings.mails());
    }
}
