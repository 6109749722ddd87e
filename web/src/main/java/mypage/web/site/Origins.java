package mypage.web.site;

import java.net.URI;
import java.util.regex.Pattern;
import mypage.platform.Origin;

/**
 * Which posts come from our own pages: according to Sec-Fetch-Site, in older browsers to Origin, and in those that send
 * neither with a form of their own site, to Referer (ASVS 3.5.1).
 */
record Origins(URI publicUrl) {

    private static final Pattern ORIGIN =
            Pattern.compile("(https?)://((?:[a-z0-9._-]+|\\[[0-9a-f:.]+])(?::\\d{0,5})?)", Pattern.CASE_INSENSITIVE);

    private static final Pattern REFERER =
            Pattern.compile(ORIGIN + "(?:[/?#].*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /**
     * Refuses a request with none of the three headers, since nothing tells where it comes from. Our pages let browsers
     * send the Referer to our own site. The Host header does not count: it holds whatever name the client was made to
     * believe.
     */
    boolean mayPost(String fetchSite, String origin, String referer) {
        if (fetchSite != null) {
            return fetchSite.equals("same-origin") || fetchSite.equals("none");
        }
        if (origin != null) {
            return isOurs(ORIGIN, origin);
        }
        return referer != null && isOurs(REFERER, referer);
    }

    /** Old browsers and programs in between write case and port in other ways. */
    private boolean isOurs(Pattern form, String sent) {
        var parts = form.matcher(sent);
        return parts.matches() && new Origin(parts.group(1), parts.group(2)).equals(Origin.of(publicUrl));
    }
}
