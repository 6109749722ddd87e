package mypage.web.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Forwards public addresses to the files of pages; the files have no addresses of their own. */
public class ServicePathFilter extends HttpFilter {

    private static final String LOGOUT_SERVLET = "logout";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var page = PagePath.of(request).map(PagePath::page);
        if (isTop(request)) {
            request.getRequestDispatcher("/index.xhtml").forward(request, response);
        } else if (page.isEmpty()) {
            serveOthers(request, response, chain);
        } else if (page.get() == UserPage.LOGOUT) {
            getServletContext().getNamedDispatcher(LOGOUT_SERVLET).forward(request, response);
        } else {
            request.getRequestDispatcher(page.get().file()).forward(request, response);
        }
    }

    static boolean isTop(HttpServletRequest request) {
        return request.getServletPath().equals("/") || request.getServletPath().isEmpty();
    }

    private static void serveOthers(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var service = PagePath.ofBare(request.getServletPath());
        if (service.isPresent()) {
            response.sendRedirect(request.getContextPath() + service.get());
        } else if (request.getServletPath().endsWith(".xhtml")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }
}
