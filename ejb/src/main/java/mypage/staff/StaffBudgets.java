package mypage.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import mypage.account.AccountService;
import mypage.audit.Client;
import mypage.platform.Secrets;
import mypage.platform.Settings;
import mypage.throttle.Budget;

/**
 * Whose tries a password or a code of staff costs. Strangers share those of the address, and of the network they come from; a
 * browser in which the member has signed in before has others, so that nobody else can keep the member out (ASVS 6.1.1). It
 * proves that by a keyed hash, good until the member's password changes.
 * So has the one in which the member enrolled. An address without a member is treated as one with.
 */
@ApplicationScoped
class StaffBudgets {

    @Inject
    Secrets secrets;

    @Inject
    Settings settings;

    List<Budget> passwords(String typedEmail, Optional<Staff> staff, StaffBrowser browser, Client client) {
        return staff.filter(member -> isKnown(member, browser))
                .map(member -> List.of(budget(browser(member))))
                .orElseGet(() -> List.of(
                        new Budget(
                                "staff network " + client.network(),
                                settings.limits().networkTries()),
                        budget(address(typedEmail))));
    }

    /** Codes after a right password, and both factors typed by who is signed in. */
    List<Budget> codes(long staffId) {
        return List.of(budget("codes " + staffId));
    }

    /** All that one member has, and strangers who type that member's address. */
    List<Budget> all(Staff staff) {
        return List.of(
                budget(address(staff.email())),
                budget(browser(staff)),
                codes(staff.id()).get(0));
    }

    /** For a browser in which the member has just signed in, or enrolled. */
    String known(Staff staff) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.keyedHash(purpose(staff)));
    }

    private boolean isKnown(Staff staff, StaffBrowser browser) {
        return browser.known()
                .filter(value -> value.matches("[\\w-]{20,200}"))
                .filter(value ->
                        secrets.matches(purpose(staff), Base64.getUrlDecoder().decode(value)))
                .isPresent();
    }

    private static String browser(Staff staff) {
        return "browser " + staff.id();
    }

    private static String address(String typedEmail) {
        return "id " + AccountService.normalize(typedEmail);
    }

    private static String purpose(Staff staff) {
        return "staff-browser:" + staff.id() + ":" + staff.accessGeneration();
    }

    private Budget budget(String whose) {
        return new Budget("staff " + whose, settings.staff().tries());
    }
}
