package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.demo.Folders;
import mypage.mail.Mail;
import mypage.mail.Outbox;
import mypage.platform.Language;
import mypage.platform.MetricSource;
import mypage.platform.NodeMetricService;
import mypage.platform.Rate;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What monitoring reads, and what it does with it. */
@Tag("C24")
class NodeMetricsTest {

    private static final Pattern METRIC = Pattern.compile("\\b(mypage|jvm|process)_[a-z_]+\\b");

    private final TestContainer container = new TestContainer();

    private String text() {
        return new NodeMetricService(sources(container.all(MetricSource.class))).text();
    }

    @SuppressWarnings("unchecked")
    private static Instance<MetricSource> sources(List<MetricSource> all) {
        return (Instance<MetricSource>) Proxy.newProxyInstance(
                Instance.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (instance, method, given) -> List.class
                        .getMethod(method.getName(), method.getParameterTypes())
                        .invoke(all, given));
    }

    private static Set<String> names(String text) {
        return METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> told(String text) {
        return text.lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ")[2])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String file(String path) throws IOException {
        return Files.readString(Folders.project().resolve(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/prometheus/mypage-alerts.yml", "deploy/prometheus/grafana-dashboard.json"})
    void alertsAndDashboardsNameMetricsThatExist(String path) throws IOException {
        Set<String> unknown = names(file(path));
        assertTrue(unknown.size() > 5, path);
        unknown.removeAll(told(text()));
        assertEquals(Set.of(), unknown);
    }

    @Test
    void eachMetricIsDocumented() throws IOException {
        assertEquals(told(text()), names(file("docs/metrics.md")));
    }

    /** Events that rules and dashboards name are constants of the audit trail. */
    @ParameterizedTest
    @ValueSource(strings = {"deploy/prometheus/mypage-alerts.yml", "deploy/prometheus/grafana-dashboard.json"})
    void alertsAndDashboardsNameEventsThatExist(String path) throws IOException {
        try (Stream<Path> sources = Files.walk(Folders.project().resolve("ejb/src/main/java"))) {
            String kinds = sources.filter(source -> source.toString().endsWith("AuditKind.java"))
                    .map(NodeMetricsTest::read)
                    .collect(Collectors.joining());
            Pattern.compile("kind=~?\\\\?\"([A-Z_|]+)")
                    .matcher(file(path))
                    .results()
                    .flatMap(found -> Stream.of(found.group(1).split("\\|")))
                    .forEach(kind -> assertTrue(kinds.contains(kind), kind));
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRefusalNamesItsLimitAndNobody() {
        RateLimit limit = new RateLimit("metrictest taro@example.jp", new Rate(1, Duration.ofHours(1)));
        RateLimiter limiter = container.get(RateLimiter.class);
        limiter.acquire(List.of(limit));
        limiter.acquire(List.of(limit));
        assertTrue(text().contains("mypage_limit_refusals_total{limit=\"metrictest\"} 1\n"), text());
    }

    @Test
    void whatIsInTheDatabaseIsTold() {
        long before = container.inTransaction(() -> (Long) container
                .entities()
                .createNativeQuery("select count(*) from outbox_message where state = 'QUEUED' and not bulk")
                .getSingleResult());
        container.inTransaction(() -> {
            container
                    .get(Outbox.class)
                    .enqueue(
                            "metrics",
                            "taro@example.jp",
                            new Mail(Language.JA, "件名", "本文"),
                            container.clock.instant().plusSeconds(60));
            return null;
        });
        assertTrue(text().contains("\nmypage_mails_queued " + (before + 1) + "\n"), text());
    }

    @Test
    void aSourceThatFailsLeavesTheOthers() {
        MetricSource failing = text -> {
            throw new IllegalStateException("no database");
        };
        MetricSource sound = text -> text.gauge("a", "b").value(1);
        assertEquals(
                "# HELP a b\n# TYPE a gauge\na 1\n", new NodeMetricService(sources(List.of(failing, sound))).text());
    }
}
