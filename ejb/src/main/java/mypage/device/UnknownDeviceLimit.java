package mypage.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.password.PasswordSettings;
import mypage.ratelimit.RateLimit;

/** The password tries that all browsers share which the account of an ID does not know; an ID without an account has them too. */
@ApplicationScoped
public class UnknownDeviceLimit {

    @Inject
    PasswordSettings settings;

    public RateLimit of(Service service, String typedEmail) {
        return new RateLimit("id " + service + " " + AccountService.normalize(typedEmail), settings.idAttempts());
    }
}
