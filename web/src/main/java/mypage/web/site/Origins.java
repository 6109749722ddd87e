package mypage.web.site;

import java.net.URI;

/** Which posts come from our own pages, according to Sec-Fetch-Site or, in older browsers, Origin. */
record Origins(URI publicUrl) {

    /**
     * A request without either header comes from no browser in use, and SameSite cookies protect the others. The Host
     * header does not count: it holds whatever name the client was made to believe.
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
