package mypage.web.site;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mypage.platform.PlatformSettings;

/**
 * Where the pages for staff have their own host, neither host serves the other's pages. The root of the host for staff
 * leads to their pages.
 */
public class HostFilter extends HttpFilter {

    @Inject
    PlatformSettings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var hosts = Hosts.of(settings);
        var host = request.getHeader("Host");
        if (request.getServletPath().equals(ServicePathFilter.CHANGE_PASSWORD) && hosts.isStaffs(host)) {
            response.sendRedirect(request.getContextPath() + Hosts.ADMIN + "/me-password");
            return;
        }
        if (hosts.serves(request.getServletPath(), host)) {
            chain.doFilter(request, response);
        } else if (hosts.isStaffsRoot(
                request.getRequestURI().substring(request.getContextPath().length()), host)) {
            response.sendRedirect(request.getContextPath() + Hosts.ADMIN);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
