package mypage.web.site;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.Service;

/**
 * The cookies of a service, one of each kind, so that sign-ins to several services do not interfere. All but one end
 * with the browser session; what they refer to ends earlier, by the server's clock.
 */
public enum SiteCookie {
    /** The sign-in that waits for its one-time password; only our own pages need it. */
    ATTEMPT("attempt", "Strict"),

    /** The session; users who follow links in mails or on other sites must be signed in. */
    SESSION("session", "Lax"),

    /** Permission to choose a new password; a mailed link leads there, and webmail is another site. */
    RESET("reset", "Lax"),

    /** Permission to choose the first password, by a mailed link too. */
    REGISTRATION("registration", "Lax"),

    /** The signed-in user is proving both factors again; only our own pages need it. */
    CONFIRMATION("confirmation", "Strict"),

    /** The signed-in user is proving a new address; only our own pages need it. */
    ADDRESS("address", "Strict"),

    /** The request of the application to which the sign-in leads, encrypted; applications are other sites. */
    APPLICATION("application", "Lax"),

    /** The page where the session ended, to which a sign-in soon after leads back, whatever led to the sign-in page. */
    RETURN("return", "Lax", Duration.ofMinutes(30));

    private static final String PREFIX = "__Host-";

    private final String kind;
    private final String sameSite;
    private final Duration validity;

    SiteCookie(String kind, String sameSite) {
        this(kind, sameSite, null);
    }

    /** @param validity null for a cookie that ends with the browser session */
    SiteCookie(String kind, String sameSite, Duration validity) {
        this.kind = kind;
        this.sameSite = sameSite;
        this.validity = validity;
    }

    public Optional<String> read(HttpServletRequest request, Service service) {
        return find(request, name(service));
    }

    public void write(HttpServletResponse response, Service service, String value) {
        var cookie = cookie(name(service), value, sameSite);
        if (validity != null) {
            cookie.setMaxAge((int) validity.toSeconds());
        }
        response.addCookie(cookie);
    }

    public void remove(HttpServletResponse response, Service service) {
        var cookie = cookie(name(service), "", sameSite);
        cookie.setMaxAge(0);
        response.addCookie(cookie);
    }

    private String name(Service service) {
        return PREFIX + service.segment() + "-" + kind;
    }

    private static Optional<String> find(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** A cookie for the browser session and for this host alone. */
    public static Cookie cookie(String name, String value, String sameSite) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", sameSite);
        return cookie;
    }
}
