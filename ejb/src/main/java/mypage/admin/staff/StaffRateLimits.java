package mypage.admin.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import mypage.account.AccountService;
import mypage.password.PasswordSettings;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.ratelimit.RateLimit;

/**
 * Whose tries a password or a code of staff costs. Strangers share those of the address, and of the network they come from; a
 * browser in which the member has signed in before has others, so that nobody else can keep the member out (ASVS 6.1.1). It
 * proves that by a keyed hash, good until the member's password changes.
 * So has the one in which the member enrolled. An address without a member is treated as one with.
 */
@ApplicationScoped
public class StaffRateLimits {

    @Inject
    Secrets secrets;

    @Inject
    PasswordSettings passwordSettings;

    @Inject
    StaffSettings staffSettings;

    public List<RateLimit> passwords(
            String typedEmail, Optional<StaffMember> staff, StaffDeviceCookies browser, RequestContext context) {
        return staff.filter(member -> isKnown(member, browser))
                .map(member -> List.of(budget(browser(member))))
                .orElseGet(() -> List.of(
                        new RateLimit("staff network " + context.network(), passwordSettings.networkAttempts()),
                        budget(address(typedEmail))));
    }

    /** Codes after a right password, and both factors typed by who is signed in. */
    public List<RateLimit> codes(long staffId) {
        return List.of(budget("codes " + staffId));
    }

    /** All that one member has, and strangers who type that member's address. */
    List<RateLimit> all(StaffMember staff) {
        return List.of(
                budget(address(staff.email())),
                budget(browser(staff)),
                codes(staff.id()).get(0));
    }

    /** For a browser in which the member has just signed in, or enrolled. */
    public String known(StaffMember staff) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.keyedHash(purpose(staff)));
    }

    private boolean isKnown(StaffMember staff, StaffDeviceCookies browser) {
        return browser.known()
                .filter(value -> value.matches("[\\w-]{20,200}"))
                .filter(value ->
                        secrets.matches(purpose(staff), Base64.getUrlDecoder().decode(value)))
                .isPresent();
    }

    private static String browser(StaffMember staff) {
        return "browser " + staff.id();
    }

    private static String address(String typedEmail) {
        return "id " + AccountService.normalize(typedEmail);
    }

    private static String purpose(StaffMember staff) {
        return "staff-browser:" + staff.id() + ":" + staff.sessionEpoch();
    }

    private RateLimit budget(String whose) {
        return new RateLimit("staff " + whose, staffSettings.attempts());
    }
}
