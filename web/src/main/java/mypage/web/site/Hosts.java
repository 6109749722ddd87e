package mypage.web.site;

import java.net.URI;
import java.util.Optional;
import mypage.platform.Origin;
import mypage.platform.PlatformSettings;

/**
 * Which host serves which pages. Without a host of their own, the pages for staff are served beside those for users,
 * whatever the Host header says. With one, that host serves the pages for staff and the assets, and nothing else.
 */
record Hosts(Optional<URI> staff) {

    static final String ADMIN = "/admin";
    private static final String ASSETS = "/assets/";

    static Hosts of(PlatformSettings settings) {
        return new Hosts(settings.ownAdminUrl());
    }

    static boolean isForStaff(String path) {
        return path.equals(ADMIN) || path.startsWith(ADMIN + "/");
    }

    /** @param host as in the Host header; null when there is none */
    boolean serves(String path, String host) {
        return staff.isEmpty() || path.startsWith(ASSETS) || isForStaff(path) == isStaffs(host);
    }

    /** Whether this is the root of the host for staff, which only leads to their pages. */
    boolean isStaffsRoot(String path, String host) {
        return path.equals("/") && isStaffs(host);
    }

    /** Whether this is a host for staff alone. */
    boolean isStaffs(String host) {
        return host != null
                && staff.filter(url -> new Origin(url.getScheme(), host).equals(Origin.of(url)))
                        .isPresent();
    }
}
