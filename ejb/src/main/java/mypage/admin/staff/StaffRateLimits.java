package mypage.admin.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.EmailAddress;
import mypage.password.PasswordSettings;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.ratelimit.NetworkLimits;
import mypage.ratelimit.RateLimit;

/**
 * Chooses the rate limits of a password or code attempt of staff. Unknown devices share those of the address and of
 * their network. A browser in which the member signed in or enrolled before has its own, so that nobody else can keep
 * the member out (ASVS 6.1.1). It proves this by a keyed hash that is valid until the member's password changes. An
 * address without a member is treated like one with a member.
 */
@ApplicationScoped
public class StaffRateLimits {

    @Inject
    Secrets secrets;

    @Inject
    NetworkLimits networks;

    @Inject
    PasswordSettings passwordSettings;

    @Inject
    StaffSettings staffSettings;

    public List<RateLimit> passwords(
            String typedEmail, Optional<StaffMember> staff, StaffDeviceCookies browser, RequestContext context) {
        return staff.filter(member -> isKnown(member, browser))
                .map(member -> List.of(limit(browser(member))))
                .orElseGet(() -> Stream.concat(
                                networks.of("staff network", passwordSettings.networkAttempts(), context).stream(),
                                Stream.of(limit(address(typedEmail))))
                        .toList());
    }

    /** Whether these limits were chosen for a browser in which the member signed in or enrolled before. */
    public static boolean isOfKnown(List<RateLimit> passwords) {
        return passwords.size() == 1;
    }

    /**
     * The attempts of codes after a right password, and of both factors by a signed-in member.
     *
     * @param known whether the member is known in the browser; others can't use up these attempts then
     */
    public List<RateLimit> codes(long staffId, boolean known) {
        return List.of(limit((known ? "known codes " : "codes ") + staffId));
    }

    /** All limits of one member, including those of unknown devices that type the address. */
    List<RateLimit> all(StaffMember staff) {
        return List.of(
                limit(address(staff.email())),
                limit(browser(staff)),
                codes(staff.id(), true).get(0),
                codes(staff.id(), false).get(0));
    }

    /** The proof for a browser in which the member has just signed in or enrolled. */
    public String known(StaffMember staff) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.keyedHash(purpose(staff)));
    }

    /** Whether the member signed in or enrolled in this browser before, under the present password. */
    public boolean isKnown(StaffMember staff, StaffDeviceCookies browser) {
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
        return "id " + EmailAddress.normalize(typedEmail);
    }

    private static String purpose(StaffMember staff) {
        return "staff-browser:" + staff.id() + ":" + staff.sessionEpoch();
    }

    private RateLimit limit(String whose) {
        return new RateLimit("staff " + whose, staffSettings.attempts());
    }
}
