package mypage.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.Service;
import mypage.otp.OtpSettings;
import mypage.password.PasswordSettings;
import mypage.platform.RequestContext;
import mypage.ratelimit.RateLimit;
import mypage.trust.DeviceCookies;
import mypage.trust.TrustTokenService;

/**
 * Whose tries a password costs. A browser that the account knows, or that skips its one-time password, has tries of its
 * own; all strangers share those of the ID, and each of them those of the network it comes from. So whoever guesses
 * elsewhere can't keep the owner out (ASVS 6.1.1, standards row T6). An ID without an account is treated as one with.
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
                .orElseGet(() -> List.of(
                        new RateLimit("network " + context.network(), passwordSettings.networkAttempts()),
                        unknownDevices.of(service, typedEmail)));
    }

    private Optional<String> skipValue(Account account, DeviceCookies browser) {
        Optional<String> value = browser.skipValue(account.trustHandle());
        return value.filter(given -> trust.isTrusted(account, value, clock.instant()));
    }

    /** The tries of one known browser. */
    RateLimit ofKnown(long accountId, String browserId) {
        return new RateLimit("browser " + accountId + " " + browserId, passwordSettings.browserAttempts());
    }

    /** The one-time passwords mailed to whoever these tries belong to: strangers share them too. */
    public RateLimit mails(long accountId, List<RateLimit> tries) {
        String whose = tries.size() == 1 ? tries.get(0).name() : "strangers";
        return new RateLimit("mails " + accountId + " " + whose, otpSettings.mails());
    }
}
