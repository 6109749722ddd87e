package mypage.web.site;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import mypage.account.AccountSettings;
import mypage.account.Service;

/** Forwards public addresses to the files of pages; the files have no addresses of their own. */
public class ServicePathFilter extends HttpFilter {

    /** Where password managers look for the page (W3C, A Well-Known URL for Changing Passwords). */
    static final String CHANGE_PASSWORD = "/.well-known/change-password";

    private static final String LOGOUT_SERVLET = "logout";

    @Inject
    AccountSettings accounts;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var page = PagePath.of(request).filter(this::isThere).map(PagePath::page);
        if (isTop(request)) {
            request.getRequestDispatcher("/index.xhtml").forward(request, response);
        } else if (request.getServletPath().equals(CHANGE_PASSWORD)) {
            leadToPassword(request, response);
        } else if (page.isEmpty()) {
            serveOthers(request, response, chain);
        } else if (page.get() == UserPage.LOGOUT) {
            getServletContext().getNamedDispatcher(LOGOUT_SERVLET).forward(request, response);
        } else {
            request.getRequestDispatcher(page.get().file()).forward(request, response);
        }
    }

    private boolean isThere(PagePath path) {
        return !path.page().isForNewcomers() || accounts.letsOpen(path.service());
    }

    static boolean isTop(HttpServletRequest request) {
        return request.getServletPath().equals("/") || request.getServletPath().isEmpty();
    }

    /** To the service whose session this browser has; if that is unclear, a sign-in to any of them leads there. */
    private static void leadToPassword(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var sessions = Stream.of(Service.values())
                .filter(service -> SiteCookie.SESSION.read(request, service).isPresent())
                .map(service -> new PagePath(service, UserPage.PASSWORD))
                .toList();
        if (sessions.size() == 1) {
            response.sendRedirect(request.getContextPath() + sessions.get(0));
        } else {
            for (var service : Service.values()) {
                SiteCookie.RETURN.write(response, service, UserPage.PASSWORD.address());
            }
            response.sendRedirect(request.getContextPath() + "/");
        }
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
