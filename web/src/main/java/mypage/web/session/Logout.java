package mypage.web.session;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mypage.session.SessionService;
import mypage.web.site.PagePath;
import mypage.web.site.RequestContexts;
import mypage.web.site.SiteCookie;
import mypage.web.site.UserPage;

/** Ends the session on every node, and only then removes the browser's cookie. */
public class Logout extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient SessionService sessions;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = PagePath.of(request).orElseThrow();
        SiteCookie.SESSION
                .read(request, path.service())
                .ifPresent(token -> sessions.end(token, RequestContexts.of(request)));
        SiteCookie.SESSION.remove(response, path.service());
        SiteCookie.RETURN
                .read(request, path.service())
                .ifPresent(page -> SiteCookie.RETURN.remove(response, path.service()));
        SiteCookie.APPLICATION
                .read(request, path.service())
                .ifPresent(waiting -> SiteCookie.APPLICATION.remove(response, path.service()));
        response.sendRedirect(request.getContextPath() + path.to(UserPage.LOGIN) + "?signed-out");
    }
}
