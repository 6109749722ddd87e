package mypage.web.user;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import mypage.web.site.PagePath;

/**
 * Where a sign-in leads back to, when the session ended while its user was at a page. The browser keeps no more than the
 * page's name, which is looked up here when it is noted and again when it is read: so nothing but these pages of the same
 * service can come of it, whatever the cookie holds. A page that shows a step under way leads to where that begins, since
 * what led there ended with the session. Pages not named here lead to マイページ, as every sign-in does.
 */
public final class ReturnTo {

    private static final String PROVED_FOR = "for";

    /** A page, and the one that its user comes back to. */
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("settings", "settings"),
            Map.entry("sessions", "sessions"),
            Map.entry("otp-resume", "otp-resume"),
            Map.entry("additional", "additional"),
            Map.entry("additional-add", "additional-add"),
            Map.entry("additional-remove", "additional"),
            Map.entry("account", "account"),
            Map.entry("password", "password"),
            Map.entry("address", "address"),
            Map.entry("address-code", "address"),
            Map.entry("close", "account"));

    private ReturnTo() {}

    /** From the page that was asked for; the proof of both factors again stands for the page that asks for it. */
    static Optional<String> from(PagePath path, HttpServletRequest request) {
        boolean proves = path.page().startsWith("confirm");
        return to(proves ? request.getParameter(PROVED_FOR) : path.page());
    }

    /** The page that this name leads back to; empty where it is none, or nothing of ours. */
    public static Optional<String> to(String name) {
        return Optional.ofNullable(name).map(PAGES::get);
    }
}
