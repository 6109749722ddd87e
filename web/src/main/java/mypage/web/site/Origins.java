package mypage.web.site;

import java.net.URI;

/** Who may post: our own pages only, as the browser tells by Sec-Fetch-Site or, when it is older, by Origin. */
record Origins(URI publicUrl) {

    /** Without both headers no browser in use sent this, and SameSite cookies protect the remaining ones. */
    boolean mayPost(String fetchSite, String origin, String host) {
        if (fetchSite != null) {
            return fetchSite.equals("same-origin") || fetchSite.equals("none");
        }
        return origin == null || origin.equals(publicOrigin()) || isSameHost(origin, host);
    }

    private String publicOrigin() {
        return publicUrl.getScheme() + "://" + publicUrl.getAuthority();
    }

    /** The scheme is not compared: before us, a proxy may have ended TLS. */
    private static boolean isSameHost(String origin, String host) {
        return origin.equals("https://" + host) || origin.equals("http://" + host);
    }
}
