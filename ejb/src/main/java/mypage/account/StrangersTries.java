package mypage.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import mypage.platform.Settings;
import mypage.throttle.Budget;

/** The password tries that all browsers share which the account of an ID does not know; an ID without an account has them too. */
@ApplicationScoped
public class StrangersTries {

    @Inject
    Settings settings;

    public Budget of(Service service, String typedEmail) {
        return new Budget(
                "id " + service + " " + AccountService.normalize(typedEmail),
                settings.limits().idTries());
    }
}
