package mypage.web.admin.site;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.web.site.SiteCookie;

/** The cookies of a member of staff. */
public enum StaffCookie {
    /** From the password to the sign-out; only our own pages lead to theirs. */
    SESSION("__Host-staff", "Strict"),

    /** That the member has signed in here before, and so has tries of its own. */
    BROWSER("__Host-staff-browser", "Strict"),

    /** The link of a mail, out of the address; webmail is another site. */
    LINK("__Host-staff-link", "Lax"),

    /** What the member chose by it so far. */
    PROPOSAL("__Host-staff-proposal", "Strict"),

    /** The {@link StaffReturnTo}. */
    ASKED("__Host-staff-asked", "Strict");

    private final String cookie;
    private final String sameSite;

    StaffCookie(String cookie, String sameSite) {
        this.cookie = cookie;
        this.sameSite = sameSite;
    }

    Optional<String> read(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(found -> found.getName().equals(cookie))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    void write(HttpServletResponse response, String value) {
        response.addCookie(SiteCookie.cookie(cookie, value, sameSite));
    }

    /** Beyond the end of the browser session. */
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
