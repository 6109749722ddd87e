package mypage.web.staff;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.web.site.BrowserCookie;

/** The cookie of a member of staff, of one kind from the password to the sign-out; only our own pages lead to theirs. */
final class StaffCookie {

    static final String NAME = "__Host-staff";

    private static final String SAME_SITE = "Strict";

    private StaffCookie() {}

    static Optional<String> read(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    static void write(HttpServletResponse response, String token) {
        response.addCookie(BrowserCookie.cookie(NAME, token, SAME_SITE));
    }

    static void remove(HttpServletResponse response) {
        var cookie = BrowserCookie.cookie(NAME, "", SAME_SITE);
        cookie.setMaxAge(0);
        response.addCookie(cookie);
    }
}
