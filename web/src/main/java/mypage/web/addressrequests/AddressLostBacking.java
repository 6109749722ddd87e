package mypage.web.addressrequests;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import mypage.addressrequests.AddressRequestSettings;
import mypage.web.site.Texts;

/**
 * メールアドレスが利用できなくなった方: what users do who can no longer read their mail. It only explains; the request is made
 * at an office (requirement 15).
 */
@Named
@RequestScoped
public class AddressLostBacking {

    @Inject
    AddressRequestSettings settings;

    /** How long the old address can object: in days or, where these would not be whole, in hours rounded up. */
    public String getWait() {
        Duration wait = settings.objectionPeriod();
        long days = wait.toDays();
        return wait.equals(Duration.ofDays(days))
                ? Texts.get("lost.days", days)
                : Texts.get("lost.hours", wait.plusHours(1).minusNanos(1).toHours());
    }
}
