package mypage.web.admin.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page that a member asked for before signing in, for example by a colleague's link or after the session had ended.
 * The sign-in leads back there. The browser keeps it for half an hour, or until somebody signs in or out.
 *
 * <p>The cookie is trusted only as far as it names one of the pages, so it leads nowhere else. Of the query, only a
 * number is kept: a search may hold somebody's address.
 *
 * @param query such as {@code ?of=12}, or empty
 */
record StaffReturnTo(StaffPage page, String query) {

    private static final Duration KEPT = Duration.ofMinutes(30);

    /** With signs after a link, which a mail program may take for a part of it. */
    private static final Pattern QUERY = Pattern.compile("(of=\\d{1,18})(?:[^\\w&=%]|%[0-9A-F]{2})*+");

    /** Only pages that were asked for by GET are kept. */
    static void keep(StaffPage page, HttpServletRequest request, HttpServletResponse response) {
        var value = page.address() + query(request.getQueryString());
        if (request.getMethod().equals("GET") && page != StaffPage.HOME) {
            StaffCookie.RETURN.write(response, URLEncoder.encode(value, UTF_8), KEPT);
        }
    }

    private static String query(String requested) {
        var number = QUERY.matcher(requested == null ? "" : requested);
        return number.matches() ? "?" + number.group(1) : "";
    }

    /** @param cookie the value of the cookie */
    static Optional<StaffReturnTo> of(String cookie) {
        var value = decoded(cookie);
        int end = value.contains("?") ? value.indexOf('?') : value.length();
        return Stream.of(StaffPage.values())
                .filter(page -> !page.isOpen() && page.address().equals(value.substring(0, end)))
                .map(page -> new StaffReturnTo(page, query(value.substring(Math.min(end + 1, value.length())))))
                .findFirst();
    }

    private static String decoded(String cookie) {
        try {
            return URLDecoder.decode(cookie, UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Below the context root. */
    String path() {
        return page.path() + query;
    }
}
