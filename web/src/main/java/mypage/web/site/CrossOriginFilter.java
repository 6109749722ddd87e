package mypage.web.site;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mypage.audit.RefusedRequestAuditKind;
import mypage.audit.RefusedRequestService;
import mypage.platform.PlatformSettings;

/** Refuses methods that no page uses, and posts that do not come from our own pages. */
public class CrossOriginFilter extends HttpFilter {

    @Inject
    PlatformSettings settings;

    @Inject
    RefusedRequestService refused;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> chain.doFilter(request, response);
            case "POST" -> {
                if (isFromOurPages(request)) {
                    chain.doFilter(request, response);
                } else {
                    refused.note(RefusedRequestAuditKind.CROSS_SITE_REFUSED, RequestContexts.of(request));
                    response.sendError(HttpServletResponse.SC_FORBIDDEN);
                }
            }
            default -> {
                response.setHeader("Allow", "GET, HEAD, POST");
                response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
        }
    }

    private boolean isFromOurPages(HttpServletRequest request) {
        var pages = Hosts.isForStaff(request.getServletPath()) ? settings.adminUrl() : settings.publicUrl();
        return new Origins(pages)
                .mayPost(
                        request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), request.getHeader("Referer"));
    }
}
