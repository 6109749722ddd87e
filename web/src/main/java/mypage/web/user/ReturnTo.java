package mypage.web.user;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import mypage.web.site.PagePath;
import mypage.web.site.UserPage;

/**
 * Where the next sign-in leads after a session ended at some page. The cookie holds only the page's name, which must be
 * that of a {@link UserPage} when it is written and again when it is read. So a forged cookie leads to no other site. A
 * page in the middle of several steps leads to the first one, because the steps ended with the session.
 */
public final class ReturnTo {

    private static final String PROVED_FOR = "for";

    private ReturnTo() {}

    /** For the requested page; the proof of both factors stands for the page that asked for it. */
    static Optional<UserPage> from(PagePath path, HttpServletRequest request) {
        return switch (path.page()) {
            case CONFIRM, CONFIRM_CODE -> to(request.getParameter(PROVED_FOR));
            default -> path.page().returnTo();
        };
    }

    /** For the page with this name; empty when there is none, or none to return to. */
    public static Optional<UserPage> to(String name) {
        return UserPage.at(name).flatMap(UserPage::returnTo);
    }
}
