package mypage.web.site;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import mypage.platform.DatabaseHealthService;
import mypage.platform.MetricText;
import mypage.platform.Network;
import mypage.platform.NodeMetricService;
import mypage.platform.PlatformSettings;
import mypage.platform.RequestMetricService;

/**
 * Answers the probes of load balancers and the questions of monitoring, and counts all other requests, so that a node
 * that stops can finish them. Both come from addresses that the operators named, and not through a proxy, where anybody
 * could send them (ASVS 13.4). Maintenance of a service does not make a node unready, since its pages tell users about
 * it.
 */
public class NodeFilter extends HttpFilter {

    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";
    private static final String METRICS = "/metrics";
    private static final List<String> PROXIED = List.of("X-Forwarded-For", "Forwarded", "Via");

    @Inject
    PlatformSettings settings;

    @Inject
    DatabaseHealthService database;

    @Inject
    NodeState node;

    @Inject
    NodeMetricService metrics;

    @Inject
    RequestMetricService requests;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (asks(request, List.of(LIVE, READY), settings.probes())) {
            boolean up = request.getServletPath().equals(LIVE) || isReady();
            int status = up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            answer(response, status, "text/plain", up ? "UP" : "DOWN");
        } else if (asks(request, List.of(METRICS), settings.metrics())) {
            answer(response, HttpServletResponse.SC_OK, MetricText.CONTENT_TYPE, metrics.text());
        } else {
            count(request, response, chain);
        }
    }

    private static boolean asks(HttpServletRequest request, List<String> paths, List<Network> who) {
        return paths.contains(request.getServletPath())
                && request.getMethod().equals("GET")
                && PROXIED.stream().allMatch(header -> request.getHeader(header) == null)
                && Network.address(request.getRemoteAddr())
                        .filter(peer -> who.stream().anyMatch(known -> known.contains(peer)))
                        .isPresent();
    }

    private boolean isReady() {
        return !node.isStopping() && database.isReachable();
    }

    private static void answer(HttpServletResponse response, int status, String type, String text) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().print(text);
    }

    private void count(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (node.isStopping()) {
            // The client's next request finds another node.
            response.setHeader("Connection", "close");
        }
        node.enter();
        long begin = System.nanoTime();
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            int status = answered ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
            requests.count(status, Duration.ofNanos(System.nanoTime() - begin));
            // Refusals that LateAnswers still holds back are not waited for.
            node.leave();
        }
    }
}
