package mypage.web.site;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which posts come from our own pages: according to Sec-Fetch-Site, in older browsers to Origin, and in those that send
 * neither with a form of their own site, to Referer (ASVS 3.5.1).
 */
record Origins(URI publicUrl) {

    private static final Pattern ORIGIN =
            Pattern.compile("(https?)://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:\\d{0,5})?", Pattern.CASE_INSENSITIVE);

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

    private boolean isOurs(Pattern form, String sent) {
        var parts = form.matcher(sent);
        return parts.matches()
                && normal(parts.group(1), parts.group(2), parts.group(3)).equals(ours());
    }

    private String ours() {
        return normal(publicUrl.getScheme(), publicUrl.getHost(), ":" + publicUrl.getPort());
    }

    /**
     * In lower case, and with the port that the scheme implies: the operator, old browsers and programs in between write
     * either in other ways (RFC 6454, 6.2).
     *
     * @param port with its colon; -1 or nothing where none is written
     */
    private static String normal(String scheme, String host, String port) {
        var lower = scheme.toLowerCase(Locale.ROOT);
        var unwritten = port == null || port.equals(":") || port.equals(":-1");
        return lower + "://" + host.toLowerCase(Locale.ROOT)
                + (unwritten ? lower.equals("https") ? ":443" : ":80" : port);
    }
}
