package mypage.demo;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * {@code mvn -Prun -Dlauncher=mypage.demo.MeasureAccounts}: how long staff wait for the pages of accounts beside a
 * million of these, from the request to the whole answer, one after the other. Three of four accounts are open, the
 * others evenly locked, closed and waiting for their owner. Server, database and requests share this machine. Smaller
 * for a trial: {@code -Dlauncher.options=-Dmeasure.accounts=20000}.
 */
public final class MeasureAccounts {
    private static final int ACCOUNTS = Integer.getInteger("measure.accounts", 1_000_000);
    private static final int LOOKS = Integer.getInteger("measure.looks", 300);

    // Ids that the product's sequence does not reach. One address in four does not begin like the others.
    private static final String INSERT_ACCOUNTS = """
            insert into account (id, service, email, password_hash, created_at, trust_handle, locked_at, closed_at)
            select %1$d + n, (array['SEEKER', 'EMPLOYER', 'JOB_INFORMATION'])[n %% 3 + 1], %2$s,
                case when n %% 12 <> 1 then 'none' end, now(), lpad(to_hex(n), 16, '0'),
                case when n %% 12 in (2, 3) then now() end, case when n %% 12 = 3 then now() end
            from generate_series(0, %3$d - 1) n""";
    private static final String EMAIL =
            "case when n % 4 = 0 then substr(md5(n::text), 1, 6) || n else 'person' || n end || '@example.jp'";
    private static final long FIRST_ID = 1_000_000_000_000L;

    // As if they had been sealed long ago: a node that has millions of them to seal at once would be busy with that for
    // minutes.
    private static final String INSERT_EVENTS = """
            insert into audit_event
                (id, occurred_at, kind, outcome, account_id, service, client_address, request_id, seal_id)
            select %1$d + n, now() - n * interval '1 second', 'SIGNED_IN', 'SUCCESS',
                %1$d + n %% %2$d, 'SEEKER', '-', '-', 0
            from generate_series(0, 2 * %2$d - 1) n""";

    private static final String INSERT_STAFF = """
            with made as
                (insert into staff (id, email, name, created_at) values (1, 'staff@example.jp', 'staff', now()))
            insert into staff_session
                (id, token_hash, staff_id, state, access_generation, started_at, last_used_at, expires_at)
            values (1, sha256('measure'), 1, 'SIGNED_IN', 0, now(), now(), now() + interval '12 hours')""";

    private final Path folder = Folders.project().resolve("ear/target/measure-desk");
    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(1);
    private final int port = Ports.free();

    private MeasureAccounts() throws IOException {}

    public static void main(String[] args) throws Exception {
        new MeasureAccounts().run();
    }

    private void run() throws Exception {
        PayaraMicro server = new PayaraMicro(folder.resolve("server"), Folders.cache());
        server.stopOrphan();
        Folders.delete(folder);
        try (EmbeddedDatabase database =
                        new EmbeddedDatabase(folder.resolve("postgresql"), Ports.free(), Folders.cache()).start();
                server) {
            Map<String, String> settings = new HashMap<>(database.environment());
            settings.put("MYPAGE_PUBLIC_URL", "http://localhost:" + port);
            settings.put(
                    "MYPAGE_SECRET_KEYS",
                    SecretFile.keys(folder.resolve("secret.keys")).toString());
            server.start(settings, port).awaitOk("/seeker/login", Duration.ofMinutes(3));
            try (Connection connection = database.connect();
                    Statement sql = connection.createStatement()) {
                insert(sql);
                measure();
            }
        }
    }

    private static void insert(Statement sql) throws SQLException {
        sql.execute(INSERT_ACCOUNTS.formatted(FIRST_ID, EMAIL, ACCOUNTS));
        sql.execute(INSERT_EVENTS.formatted(FIRST_ID, ACCOUNTS));
        sql.execute(INSERT_STAFF);
        sql.execute("vacuum analyze account");
        sql.execute("vacuum analyze audit_event");
        Console.say("%d accounts, %d audit events".formatted(ACCOUNTS, 2 * ACCOUNTS));
    }

    private void measure() throws Exception {
        look("warm-up", n -> "accounts?address=person" + n);
        look("whole address", n -> "accounts?address=person" + (n / 4 * 4 + 1) + "@example.jp");
        look(
                "beginning, six characters of many",
                n -> "accounts?address=person" + String.valueOf(n).charAt(0));
        look("beginning that no account has", n -> "accounts?address=nobody" + n);
        look(
                "beginning of three quarters of all, locked ones of one service",
                n -> "accounts?address=person&state=LOCKED&service=JOB_INFORMATION");
        look(
                "a page in the middle of three quarters of all",
                n -> "accounts?address=person&after=" + (FIRST_ID + n / 4 * 4 + 1));
        look("one account", n -> "account?of=" + (FIRST_ID + n));
    }

    private void look(String name, IntFunction<String> page) throws Exception {
        long[] micros = new long[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            long begin = System.nanoTime();
            get(page.apply(random.nextInt(ACCOUNTS)));
            micros[i] = (System.nanoTime() - begin) / 1000;
        }
        Arrays.sort(micros);
        Console.say("%s: p50 %.1f ms, p95 %.1f ms, longest %.1f ms"
                .formatted(name, micros[LOOKS / 2] / 1e3, micros[LOOKS * 95 / 100] / 1e3, micros[LOOKS - 1] / 1e3));
    }

    private void get(String page) throws IOException, InterruptedException {
        String[] parts = page.split("\\?", 2);
        HttpResponse<String> answer = parts[0].equals("accounts")
                ? search(parts[1])
                : client.send(request(page, "").build(), ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " from " + page);
        }
    }

    /** Posts the search and opens its result, as a browser does. */
    private HttpResponse<String> search(String fields) throws IOException, InterruptedException {
        String[] after = fields.split("&after=");
        HttpResponse<String> posted = client.send(
                request("accounts", "")
                        .header("Origin", "http://localhost:" + port)
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(after[0]))
                        .build(),
                ofString());
        String found = posted.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        String kept = posted.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        return client.send(
                request(found + (after.length > 1 ? "&after=" + after[1] : ""), "; " + kept)
                        .build(),
                ofString());
    }

    private HttpRequest.Builder request(String page, String cookie) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/admin/" + page))
                .header("Cookie", "__Host-staff=measure" + cookie);
    }
}
