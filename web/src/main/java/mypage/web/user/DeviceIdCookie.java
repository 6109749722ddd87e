package mypage.web.user;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.web.site.SiteCookie;

/**
 * The cookie with the device ID: 128 random bits and nothing else. It grants no access. See docs/cookies.md.
 *
 * <p>The first sign-in page gives an ID under a name of its own for the browser session. Only a sign-in, which is a
 * post of our own page, keeps the ID under the other name, so that the account recognizes the device later. A request
 * that follows a link on another site comes without the kept ID, and its response must not replace that ID.
 */
public final class DeviceIdCookie {

    static final String NAME = "__Host-browser";

    /** For a browser that has not signed in anywhere, as far as the request shows. */
    static final String NEW = "__Host-new-browser";

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private DeviceIdCookie() {}

    public static Optional<String> read(HttpServletRequest request) {
        return read(request, NAME).or(() -> read(request, NEW));
    }

    private static Optional<String> read(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> value.matches("[\\w-]{22}"))
                .findFirst();
    }

    public static void give(HttpServletRequest request, HttpServletResponse response) {
        if (read(request).isEmpty()) {
            var bytes = new byte[BYTES];
            RANDOM.nextBytes(bytes);
            var id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            // Lax, so that a link on another site does not make another one.
            response.addCookie(SiteCookie.cookie(NEW, id, "Lax"));
        }
    }

    static void keep(HttpServletRequest request, HttpServletResponse response, Duration validity) {
        read(request).ifPresent(id -> response.addCookie(cookie(NAME, id, validity)));
        if (read(request, NEW).isPresent()) {
            response.addCookie(cookie(NEW, "", Duration.ZERO));
        }
    }

    private static Cookie cookie(String name, String value, Duration validity) {
        var cookie = SiteCookie.cookie(name, value, name.equals(NEW) ? "Lax" : "Strict");
        cookie.setMaxAge((int) validity.toSeconds());
        return cookie;
    }
}
