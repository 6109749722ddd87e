package mypage.web.user;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.stream.Stream;
import mypage.trust.IssuedTrustToken;
import mypage.web.site.SiteCookie;

/**
 * The cookies of a device that skips one-time passwords, one for each account (requirement 57). Like the device ID they
 * outlive the browser session. See docs/cookies.md.
 */
public final class TrustCookies {

    /**
     * At most this many, about 5 KB, so that requests never grow too large for a server or a proxy. A further one
     * replaces the one that expires first.
     */
    public static final int MOST = 80;

    public static final String PREFIX = "__Host-skip-";

    private TrustCookies() {}

    /** The values by account handle. A name sent twice is left out, because nobody can tell which value is ours. */
    public static Map<String, String> read(HttpServletRequest request) {
        return all(request).collect(groupingBy(Cookie::getName)).values().stream()
                .filter(ofOneName -> ofOneName.size() == 1)
                .map(ofOneName -> ofOneName.get(0))
                .collect(toMap(cookie -> cookie.getName().substring(PREFIX.length()), Cookie::getValue));
    }

    public static void write(HttpServletRequest request, HttpServletResponse response, IssuedTrustToken trust) {
        var name = PREFIX + trust.handle();
        var others = all(request)
                .filter(cookie -> !cookie.getName().equals(name))
                .sorted(comparingLong(cookie -> expiry(cookie.getValue())))
                .toList();
        others.stream()
                .limit(Math.max(0, others.size() + 1 - MOST))
                .forEach(cookie -> response.addCookie(lasting(cookie.getName(), "", 0)));
        response.addCookie(lasting(name, trust.value(), trust.validity().toSeconds()));
    }

    private static Stream<Cookie> all(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().startsWith(PREFIX));
    }

    /** In seconds since 1970, as the browser claims; it only orders the cookies. */
    private static long expiry(String value) {
        var digits = value.substring(value.lastIndexOf('.') + 1);
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }

    private static Cookie lasting(String name, String value, long seconds) {
        var cookie = SiteCookie.cookie(name, value, "Strict");
        cookie.setMaxAge((int) Math.min(seconds, Integer.MAX_VALUE));
        return cookie;
    }
}
