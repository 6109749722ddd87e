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
 * The cookie with the device ID: 128 random bits and nothing else. The first sign-in page sets it for the browser
 * session. A sign-in prolongs it, so that the account recognizes the device later. It grants no access. See
 * docs/cookies.md.
 */
public final class DeviceIdCookie {

    static final String NAME = "__Host-browser";

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private DeviceIdCookie() {}

    public static Optional<String> read(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .filter(value -> value.matches("[\\w-]{22}"))
                .findFirst();
    }

    public static void give(HttpServletRequest request, HttpServletResponse response) {
        if (read(request).isEmpty()) {
            var bytes = new byte[BYTES];
            RANDOM.nextBytes(bytes);
            response.addCookie(cookie(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
        }
    }

    static void keep(HttpServletRequest request, HttpServletResponse response, Duration validity) {
        read(request).ifPresent(value -> {
            var cookie = cookie(value);
            cookie.setMaxAge((int) validity.toSeconds());
            response.addCookie(cookie);
        });
    }

    private static Cookie cookie(String value) {
        return SiteCookie.cookie(NAME, value, "Strict");
    }
}
