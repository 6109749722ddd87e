package mypage.web.site;

import jakarta.faces.render.ResponseStateManager;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mypage.platform.Settings;

/** Refuses methods that no page uses, and forms that were not posted from our own pages. */
public class CrossOriginRefusal extends HttpFilter {

    /** By this field, not by the method, Faces knows a form that was sent: without a look at it a link could send one. */
    private static final String FORM_MARK = ResponseStateManager.VIEW_STATE_PARAM;

    @Inject
    Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> passIf(request.getParameter(FORM_MARK) == null, request, response, chain);
            case "POST" -> passIf(isFromOurPages(request), request, response, chain);
            default -> {
                response.setHeader("Allow", "GET, HEAD, POST");
                response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
        }
    }

    private static void passIf(
            boolean mayPass, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (mayPass) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private boolean isFromOurPages(HttpServletRequest request) {
        return new Origins(settings.publicUrl())
                .mayPost(request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"));
    }
}
