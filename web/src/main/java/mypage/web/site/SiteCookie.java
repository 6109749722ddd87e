package mypage.web.site;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.Service;

/**
 * The cookies of one visit, one of each kind for a service, so that sign-ins to several services live side by side. All but one end with
 * the browser session; what they stand for ends earlier, by the server's clock.
 */
public enum SiteCookie {
    /** The sign-in that waits for its one-time password; only our own pages lead there. */
    ATTEMPT("attempt", "Strict"),

    /** The session; links in mails and on other sites must find the user signed in. */
    SESSION("session", "Lax"),

    /** Permission to choose a new password; a link in a mail leads there, and webmail is another site. */
    RESET("reset", "Lax"),

    /** Permission to choose the first password, by a link in a mail too. */
    REGISTRATION("registration", "Lax"),

    /** The session's user is proving both factors again; only our own pages lead there. */
    CONFIRMATION("confirmation", "Strict"),

    /** The session's user is proving a new address; only our own pages lead there. */
    ADDRESS("address", "Strict"),

    /** The page that the next sign-in leads back to, since the session ended there; only our own pages read it, and for a while. */
    RETURN("return", "Strict", Duration.ofMinutes(30));

    private static final String PREFIX = "__Host-";

    private final String kind;
    private final String sameSite;
    private final Duration validity;

    SiteCookie(String kind, String sameSite) {
        this(kind, sameSite, null);
    }

    /** @param validity null for until the browser is closed */
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

    /** A cookie of this browser session, for this host alone. */
    public static Cookie cookie(String name, String value, String sameSite) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setSecure(true);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", sameSite);
        return cookie;
    }
}
