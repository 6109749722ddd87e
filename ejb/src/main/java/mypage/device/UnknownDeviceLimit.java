package mypage.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import mypage.account.EmailAddress;
import mypage.account.Service;
import mypage.password.PasswordSettings;
import mypage.ratelimit.RateLimit;

/**
 * The password attempts that all unknown devices of an ID share: how many in some time, and how many may fail in a row
 * before only known devices can try. An ID without an account has them too.
 */
@ApplicationScoped
public class UnknownDeviceLimit {

    @Inject
    PasswordSettings settings;

    public List<RateLimit> of(Service service, String typedEmail) {
        String id = service + " " + EmailAddress.normalize(typedEmail);
        return List.of(new RateLimit("id " + id, settings.idAttempts()), inARow(id));
    }

    /** Is full again after a right sign-in of a device that was unknown. */
    public RateLimit inARow(Service service, String email) {
        return inARow(service + " " + EmailAddress.normalize(email));
    }

    private RateLimit inARow(String id) {
        return new RateLimit("row " + id, settings.idFailures());
    }
}
