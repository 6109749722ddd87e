package mypage.web.site;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import mypage.audit.RefusedRequestAuditKind;
import mypage.audit.RefusedRequestService;
import mypage.platform.PlatformSettings;

/** Refuses methods that no page uses, and posts that are not from our own pages, except to what is for applications. */
public class CrossOriginFilter extends HttpFilter {

    /**
     * Applications post here. The first two read no cookie, so a browser that another site makes post does no more than
     * any program could. The others only lead to their own GET.
     */
    private static final Set<String> FOR_APPLICATIONS =
            Set.of("/openid/par", "/openid/token", "/openid/userinfo", "/openid/authorize", "/openid/end-session");

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
                if (FOR_APPLICATIONS.contains(request.getServletPath()) || isFromOurPages(request)) {
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
