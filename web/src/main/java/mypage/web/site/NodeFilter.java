package mypage.web.site;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import mypage.platform.DatabaseHealthService;
import mypage.platform.Network;
import mypage.platform.PlatformSettings;

/**
 * Answers the probes of load balancers, and counts all other requests, so that a node that stops can finish them. A
 * probe comes from an address that the operators named, and not through a proxy, where anybody could send it
 * (ASVS 13.4). Maintenance of a service does not make a node unready, since its pages tell users about it.
 */
public class NodeFilter extends HttpFilter {

    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";
    private static final List<String> PROXIED = List.of("X-Forwarded-For", "Forwarded", "Via");

    @Inject
    PlatformSettings settings;

    @Inject
    DatabaseHealthService database;

    @Inject
    NodeState node;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isProbe(request)) {
            boolean up = request.getServletPath().equals(LIVE) || isReady();
            answer(response, up);
        } else {
            count(request, response, chain);
        }
    }

    private boolean isProbe(HttpServletRequest request) {
        return List.of(LIVE, READY).contains(request.getServletPath())
                && request.getMethod().equals("GET")
                && PROXIED.stream().allMatch(header -> request.getHeader(header) == null)
                && Network.address(request.getRemoteAddr())
                        .filter(peer -> settings.probes().stream().anyMatch(probes -> probes.contains(peer)))
                        .isPresent();
    }

    private boolean isReady() {
        return !node.isStopping() && database.isReachable();
    }

    private static void answer(HttpServletResponse response, boolean up) throws IOException {
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("text/plain");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().print(up ? "UP" : "DOWN");
    }

    private void count(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (node.isStopping()) {
            // The client's next request finds another node.
            response.setHeader("Connection", "close");
        }
        node.enter();
        try {
            chain.doFilter(request, response);
        } finally {
            // Refusals that LateAnswers still holds back are not waited for.
            node.leave();
        }
    }
}
