package mypage.web.site;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import mypage.platform.PlatformSettings;

/**
 * Which host serves which pages. Without a host of their own the pages for staff stand beside those for users, and the Host
 * header says nothing. With one they are found there alone, and nothing but them and the assets.
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

    /** Whether this leads to nothing but the pages for staff, of which it is none. */
    boolean isStaffsRoot(String path, String host) {
        return staff.isPresent() && path.equals("/") && isStaffs(host);
    }

    private boolean isStaffs(String host) {
        return host != null && bare(host).equals(bare(staff.orElseThrow().getAuthority()));
    }

    /** Browsers leave out the port that the scheme says already. */
    private String bare(String host) {
        var usual = staff.orElseThrow().getScheme().equals("https") ? ":443" : ":80";
        var lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(usual) ? lower.substring(0, lower.length() - usual.length()) : lower;
    }
}
