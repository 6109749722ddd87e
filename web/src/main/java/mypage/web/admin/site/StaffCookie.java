package mypage.web.admin.site;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.admin.staff.StaffDeviceCookies;
import mypage.web.site.SiteCookie;

/** The cookies of a member of staff. */
public enum StaffCookie {
    /** Lasts from the password to the sign-out. Only our own pages link to the pages for staff. */
    SESSION("__Host-staff", "Strict"),

    /** The member has signed in on this device before, so it has its own limit of attempts. */
    DEVICE("__Host-staff-browser", "Strict"),

    /** The secret of a mailed link, moved out of the address. Lax, as webmail is another site. */
    LINK("__Host-staff-link", "Lax"),

    /** What the member has chosen so far while enrolling. */
    PROPOSAL("__Host-staff-proposal", "Strict"),

    /** What the member has searched for, sealed, see {@link StaffSearch}. */
    SEARCH("__Host-staff-search", "Strict"),

    /** How the member last saw each list, see {@link StaffLists}. */
    LISTS("__Host-staff-lists", "Strict"),

    /** The page to return to after the sign-in, see {@link StaffReturnTo}. */
    RETURN("__Host-staff-asked", "Strict");

    private final String cookie;
    private final String sameSite;

    StaffCookie(String cookie, String sameSite) {
        this.cookie = cookie;
        this.sameSite = sameSite;
    }

    /** The cookies that identify a device. */
    public static StaffDeviceCookies device(HttpServletRequest request) {
        return new StaffDeviceCookies(SESSION.read(request), DEVICE.read(request));
    }

    Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(cookie)).or(() -> sent(request));
    }

    private Optional<String> sent(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(found -> found.getName().equals(cookie))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Replaces the value, for the rest of this request too. */
    void replace(HttpServletRequest request, HttpServletResponse response, String value) {
        request.setAttribute(cookie, value);
        write(response, value);
    }

    void write(HttpServletResponse response, String value) {
        response.addCookie(SiteCookie.cookie(cookie, value, sameSite));
    }

    /** Outlives the browser session. */
    void write(HttpServletResponse response, String value, Duration kept) {
        var written = SiteCookie.cookie(cookie, value, sameSite);
        written.setMaxAge((int) kept.toSeconds());
        response.addCookie(written);
    }

    void remove(HttpServletResponse response) {
        var removed = SiteCookie.cookie(cookie, "", sameSite);
        removed.setMaxAge(0);
        response.addCookie(removed);
    }
}
