package mypage.it.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.RawHttp;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten thousand random requests cause no server errors, reveal nothing about the server and leave no rows behind. */
@ArquillianTest
@RunAsClient
class RandomRequestsIT {

    private static final int REQUESTS = 10_000;
    private static final int SENDERS = 16;

    /** For truncated requests, for whose rest the server waits. */
    private static final int TIMEOUT_MILLIS = 400;

    /** More threads than a server's pools grow by under load, but far fewer than requests. */
    private static final int POOL_GROWTH = 150;

    /** But for the mails of アカウントの開設, which any address gets within its limits. */
    private static final List<String> PERMANENT_TABLES =
            List.of("outbox_message where topic not like 'opening:%'", "account");

    /** The timer deletes their expired rows during the test. */
    private static final List<String> EXPIRING_TABLES =
            List.of("sign_in_attempt", "otp_challenge", "user_session", "trust_token");

    /** How the filter logs an unexpected exception. */
    private static final Pattern ERROR = Pattern.compile("Request [0-9a-f]{16} failed\\s+\\S+[^\n]*");

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final AtomicInteger number = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> defects = new ConcurrentLinkedQueue<>();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();

    @Test
    @Tag("C18")
    @Tag("C27")
    void randomRequestsLeaveNothingBehind() throws Exception {
        var end = Instant.now().plus(Duration.ofMinutes(10));
        var rows = rows(end);
        var connections = connections();
        var errors = errors().size();
        var threads = threads();

        send();

        System.out.println("malformed requests of seed " + seed + ": " + statuses);
        assertEquals(List.of(), defects.stream().limit(5).toList(), "seed " + seed);
        assertTrue(requestsThatReachedTheService() > 0, "no request reached the service, seed " + seed);
        assertEquals(rows, rows(end), "seed " + seed);
        assertEquals(List.of(), errors().stream().skip(errors).toList(), "seed " + seed);
        Await.until("connections returned to the pool", () -> connections() <= Math.max(connections, 32));
        assertTrue(threads() <= threads + POOL_GROWTH, "threads: " + threads + ", then " + threads());
        assertSignInWorks();
    }

    private void send() throws InterruptedException, ExecutionException {
        var senders = Executors.newFixedThreadPool(SENDERS);
        try {
            Callable<Void> sending = this::sendSome;
            for (var end : senders.invokeAll(
                    IntStream.range(0, SENDERS).mapToObj(i -> sending).toList())) {
                end.get();
            }
        } finally {
            senders.shutdownNow();
        }
    }

    private Void sendSome() throws IOException {
        for (int i = number.getAndIncrement(); i < REQUESTS; i = number.getAndIncrement()) {
            var request = new RequestFuzzer(seed + i, TestBed.url()).next();
            var answer = RawHttp.send(TestBed.url(), request, TIMEOUT_MILLIS);
            statuses.computeIfAbsent(answer.status(), status -> new AtomicInteger())
                    .incrementAndGet();
            if (answer.status() / 100 == 5 && answer.status() != 505 || answer.revealsServer()) {
                defects.add("request " + i + ": " + new String(request, ISO_8859_1) + "\n" + answer);
            }
        }
        return null;
    }

    private static long requestsThatReachedTheService() throws Exception {
        return Sql.number("""
                select count(*) from audit_event where client_address like '10.99.%' and kind = 'PASSWORD_REFUSED'""");
    }

    private static Map<String, Long> rows(Instant expiringAfter) throws Exception {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : PERMANENT_TABLES) {
            rows.put(table, Sql.number("select count(*) from " + table));
        }
        for (String table : EXPIRING_TABLES) {
            rows.put(
                    table,
                    Sql.number(
                            "select count(*) from " + table + " where expires_at > cast(? as timestamptz)",
                            expiringAfter.toString()));
        }
        return rows;
    }

    /** The threads of all servers started by this process; 0 if the system has no /proc. */
    private static long threads() throws IOException {
        long threads = 0;
        for (var process : ProcessHandle.current().descendants().toList()) {
            var tasks = Path.of("/proc", process.pid() + "", "task");
            threads += Files.isDirectory(tasks) ? tasks.toFile().list().length : 0;
        }
        return threads;
    }

    private static long connections() throws Exception {
        return Sql.number("select count(*) from pg_stat_activity where application_name = 'mypage'");
    }

    private static List<String> errors() throws IOException {
        return ERROR.matcher(TestBed.serverLog())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static void assertSignInWorks() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var visitor = TestBed.visitor().submitPassword(account);
        visitor.submitCode(TestBed.mailbox().first(account.email()).code());
        assertTrue(visitor.isAt(Site.SEEKER.mypage()), visitor.body());
    }
}
