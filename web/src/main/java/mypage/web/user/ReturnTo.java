package mypage.web.user;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import mypage.web.site.PagePath;
import mypage.web.site.UserPage;

/**
 * Where the next sign-in leads when a session ended while its user was at a page. The browser keeps only the page's name,
 * which is looked up among {@link UserPage}s when it is written and again when it is read. So whatever the cookie holds,
 * it leads to a page of the same service and nowhere else. What a page needed to show a step under way ended with the
 * session, so such a page leads to where the step begins.
 */
public final class ReturnTo {

    private static final String PROVED_FOR = "for";

    private ReturnTo() {}

    /** From the page that was asked for; the proof of both factors stands for the page that asks for it. */
    static Optional<UserPage> from(PagePath path, HttpServletRequest request) {
        return switch (path.page()) {
            case CONFIRM, CONFIRM_CODE -> to(request.getParameter(PROVED_FOR));
            default -> path.page().returnTo();
        };
    }

    /** The page that this name leads back to; empty where it is no page of ours, or one that is never led back to. */
    public static Optional<UserPage> to(String name) {
        return UserPage.at(name).flatMap(UserPage::returnTo);
    }
}
