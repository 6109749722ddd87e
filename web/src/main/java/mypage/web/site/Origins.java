package mypage.web.site;

import java.net.URI;
import java.util.Locale;

/**
 * Which posts come from our own pages: according to Sec-Fetch-Site, in older browsers to Origin, and in those that send
 * neither with a form of their own site, to Referer (ASVS 3.5.1).
 */
record Origins(URI publicUrl) {

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
            return origin.equals(ours());
        }
        return referer != null && (referer.equals(ours()) || referer.startsWith(ours() + "/"));
    }

    /** As browsers write it: in lower case, and without the port that the scheme implies (RFC 6454, 6.2). */
    private String ours() {
        int usual = publicUrl.getScheme().equals("https") ? 443 : 80;
        int port = publicUrl.getPort();
        String shown = port == -1 || port == usual ? "" : ":" + port;
        return publicUrl.getScheme() + "://" + publicUrl.getHost().toLowerCase(Locale.ROOT) + shown;
    }
}
