package mypage.web.site;

import java.net.URI;

/** Who may post: our own pages only, as the browser tells by Sec-Fetch-Site or, when it is older, by Origin. */
record Origins(URI publicUrl) {

    /**
     * Without both headers no browser in use sent this, and SameSite cookies protect the remaining ones. The Host header is
     * not asked: it names whatever the client was made to believe we are called.
     */
    boolean mayPost(String fetchSite, String origin) {
        if (fetchSite != null) {
            return fetchSite.equals("same-origin") || fetchSite.equals("none");
        }
        return origin == null || origin.equals(publicOrigin());
    }

    private String publicOrigin() {
        return publicUrl.getScheme() + "://" + publicUrl.getAuthority();
    }
}
