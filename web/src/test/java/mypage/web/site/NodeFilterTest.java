package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.inject.Instance;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.platform.MetricSource;
import mypage.platform.MetricText;
import mypage.platform.NodeMetricService;
import mypage.platform.PlatformSettings;
import mypage.platform.RequestMetricService;
import mypage.platform.SettingReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who reads the metrics of a node. */
@Tag("C24")
class NodeFilterTest {

    private static final String METRIC = "# HELP a b\n# TYPE a gauge\na 1\n";

    private static final Map<String, String> SETTINGS = Map.of(
            "mypage.public.url", "https://mypage.example.jp",
            "mypage.proxies.header", "X-Forwarded-For",
            "mypage.probes", "10.0.0.1",
            "mypage.metrics", "10.0.0.2",
            "mypage.stop.wait", "PT1S",
            "mypage.terms.url", "https://example.jp/terms",
            "mypage.privacy.url", "https://example.jp/privacy");

    private final StringWriter body = new StringWriter();
    private boolean passedOn;

    private NodeFilter filter() {
        NodeFilter filter = new NodeFilter();
        filter.settings = new SettingReader(key -> Optional.ofNullable(SETTINGS.get(key))).read(PlatformSettings.class);
        filter.node = new NodeState();
        filter.requests = new RequestMetricService();
        MetricSource source = text -> text.gauge("a", "b").value(1);
        filter.metrics = new NodeMetricService(proxy(
                Instance.class,
                (instance, method, given) -> List.class
                        .getMethod(method.getName(), method.getParameterTypes())
                        .invoke(List.of(source), given)));
        return filter;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private String answer(NodeFilter filter, String path, String from, Map<String, String> headers) throws Exception {
        Map<String, String> values = Map.of("getServletPath", path, "getMethod", "GET", "getRemoteAddr", from);
        filter.doFilter(
                proxy(
                        HttpServletRequest.class,
                        (request, method, given) -> method.getName().equals("getHeader")
                                ? headers.get(given[0])
                                : values.get(method.getName())),
                proxy(HttpServletResponse.class, (response, method, given) -> switch (method.getName()) {
                    case "getWriter" -> new PrintWriter(body);
                    case "getStatus" -> 404;
                    default -> null;
                }),
                proxy(FilterChain.class, (chain, method, given) -> {
                    passedOn = true;
                    return null;
                }));
        return body.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "/metrics, 10.0.0.2, '', true",
        "/metrics, 10.0.0.1, '', false",
        "/metrics, 203.0.113.9, '', false",
        "/metrics, 10.0.0.2, X-Forwarded-For, false",
        "/metrics, 10.0.0.2, Forwarded, false",
        "/metrics, 10.0.0.2, Via, false",
        "/metrics/x, 10.0.0.2, '', false"
    })
    void onlyMonitoringReadsMetrics(String path, String from, String header, boolean reads) throws Exception {
        String text = answer(filter(), path, from, Map.of(header, "198.51.100.1"));
        assertEquals(reads ? METRIC : "", text);
        assertEquals(!reads, passedOn);
    }

    @ParameterizedTest
    @CsvSource({"/health/live, 10.0.0.1, UP", "/health/live, 10.0.0.2, ''", "/health/ready, 10.0.0.2, ''"})
    void monitoringDoesNotProbe(String path, String from, String text) throws Exception {
        assertEquals(text, answer(filter(), path, from, Map.of()));
    }

    @Test
    void allOtherRequestsAreCountedByStatus() throws Exception {
        NodeFilter filter = filter();
        answer(filter, "/metrics", "10.0.0.2", Map.of());
        answer(filter, "/seeker/none", "203.0.113.9", Map.of());
        MetricText text = new MetricText();
        filter.requests.writeTo(text);
        assertTrue(text.toString().contains("mypage_http_requests_total{status=\"4xx\"} 1\n"), text.toString());
    }
}
