package mypage.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code mvn -Prun -Dlauncher=mypage.demo.MeasureExport}: what it takes to search, check and export a million audit
 * events, with a server that has 256 MB of heap. Smaller for a trial:
 * {@code -Dlauncher.options=-Dmeasure.events=20000}.
 */
public final class MeasureExport {
    private static final int EVENTS = Integer.getInteger("measure.events", 1_000_000);
    private static final String HEAP = System.getProperty("measure.heap", "-Xmx256m");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String TOKEN = "measured";

    private static final String INSERT_STAFF = """
            insert into staff (id, email, name, created_at) values (900000000000, 'staff@example.jp', 'Staff', now());
            insert into staff_role (staff_id, role) values (900000000000, 'OPERATE');
            insert into staff_session
                (id, token_hash, staff_id, state, access_generation, started_at, last_used_at, expires_at)
            values (900000000001, sha256('%s'), 900000000000, 'SIGNED_IN', 0, now(), now(), now() + interval '9 hours')
            """.formatted(TOKEN);
    // As sign-ins of many people; the newest are some minutes old.
    private static final String INSERT_EVENTS = """
            insert into audit_event (id, occurred_at, kind, outcome, account_id, service, client_address, request_id)
            select 1000000000000 - n, now() - n * interval '8 s',
                (array['OTP_ISSUED', 'SIGNED_IN', 'SIGNED_OUT', 'PASSWORD_REFUSED'])[n %% 4 + 1],
                case n %% 4 when 3 then 'FAILURE' else 'SUCCESS' end, n::bigint * 7919 %% 100000, 'SEEKER',
                '10.' || n %% 7 || '.' || n %% 251 || '.' || n %% 241, substr(md5(n::text), 1, 16)
            from generate_series(1, %d) n""".formatted(EVENTS);

    private final Path folder = Folders.project().resolve("ear/target/measure-export");
    private final Map<String, String> settings = new HashMap<>();
    private final int port = Ports.free();
    private final HttpClient client = HttpClient.newHttpClient();

    private MeasureExport() throws IOException {}

    public static void main(String[] args) throws Exception {
        new MeasureExport().run();
    }

    private void run() throws Exception {
        PayaraMicro server = new PayaraMicro(folder.resolve("server"), Folders.cache()).withJvmOption(HEAP);
        server.stopOrphan();
        Folders.delete(folder);
        try (EmbeddedDatabase database =
                        new EmbeddedDatabase(folder.resolve("postgresql"), Ports.free(), Folders.cache()).start();
                server) {
            settings.putAll(database.environment());
            settings.put("MYPAGE_PUBLIC_URL", url("").toString());
            settings.put(
                    "MYPAGE_SECRET_KEYS",
                    SecretFile.keys(folder.resolve("secret.keys")).toString());
            server.start(settings, port).awaitOk("/seeker/login", PATIENCE);
            try (var connection = database.connect();
                    Statement sql = connection.createStatement()) {
                insert(sql);
                measure(sql);
            }
        }
    }

    private static void insert(Statement sql) throws SQLException {
        sql.execute(INSERT_STAFF);
        sql.execute(INSERT_EVENTS);
        sql.execute("vacuum analyze audit_event");
        Console.say("%d events".formatted(EVENTS));
    }

    /** The timer of the server does it meanwhile; the check would not be done with what is in no seal. */
    private static void awaitSeals(Statement sql) throws SQLException, InterruptedException {
        long begin = System.nanoTime();
        while (number(sql, "select count(*) from (select from audit_event where seal_id is null limit 1) e") > 0) {
            Thread.sleep(1000);
        }
        Console.say("sealed %.0f s later".formatted((System.nanoTime() - begin) / 1e9));
    }

    private void measure(Statement sql) throws Exception {
        for (String filter : new String[] {
            "until=2099-01-01T00:00",
            "account=7919",
            "client=10.1.2.3",
            "staff=900000000000",
            "kind=LOCKED",
            "kind=PASSWORD_REFUSED",
            "until=2000-01-01T00:00",
            "until=2099-01-01T00:00"
        }) {
            long begin = System.nanoTime();
            int status = client.send(get("/admin/audit?" + filter), BodyHandlers.ofString())
                    .statusCode();
            Console.say("search %s: %d in %.0f ms".formatted(filter, status, (System.nanoTime() - begin) / 1e6));
        }
        export();
        awaitSeals(sql);
        check(sql);
    }

    private void export() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var body = client.send(post("/admin/audit-export"), BodyHandlers.ofInputStream())
                .body();
        long lines = 0;
        long characters = 0;
        String last = "";
        try (var reader = new BufferedReader(new InputStreamReader(body, UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (lines++ == 0) {
                    Console.say("export: first line after %.0f ms".formatted((System.nanoTime() - begin) / 1e6));
                }
                characters += line.length();
                last = line;
            }
        }
        Console.say("export: %d lines, %.0f million characters in %.1f s, the last: %s"
                .formatted(lines, characters / 1e6, (System.nanoTime() - begin) / 1e9, last));
    }

    private void check(Statement sql) throws Exception {
        client.send(post("/admin/audit-check-run"), BodyHandlers.ofString());
        while (number(sql, "select count(*) from audit_check where finished_at is null") > 0) {
            Thread.sleep(200);
        }
        Console.say("check: %d ms, %d sealed, %d defects"
                .formatted(
                        number(
                                sql,
                                "select (extract(epoch from finished_at - started_at) * 1000)::bigint"
                                        + " from audit_check"),
                        number(sql, "select sealed from audit_check"),
                        number(sql, "select count(defect) from audit_check")));
    }

    private HttpRequest get(String path) {
        return request(path).GET().build();
    }

    private HttpRequest post(String path) {
        return request(path)
                .header("Origin", url("").toString())
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url(path)).header("Cookie", "__Host-staff=" + TOKEN);
    }

    private URI url(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static long number(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
