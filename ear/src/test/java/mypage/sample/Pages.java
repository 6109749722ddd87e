package mypage.sample;

import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The pages that need a sign-in. */
@WebServlet({"", "/applications", "/jobs", "/offers", "/applicants", "/visits"})
public class Pages extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient SampleSettings settings;

    @Inject
    transient SignedInSessions sessions;

    @Inject
    transient OpenIdContext context;

    @Inject
    transient PageWriter writer;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath().replaceFirst("^/", "");
        SignedInUser user = SignedInUser.of(context);
        if (!sessions.isOpen(user.sid(), request.getSession())) {
            response.sendRedirect(request.getContextPath() + "/" + path);
            return;
        }
        var page = settings.getApplication().pages().stream()
                .filter(each -> each.path().equals(path))
                .findFirst();
        if (page.isPresent()) {
            writer.page(page.get(), user, request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
