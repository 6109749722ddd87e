package mypage.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * {@code mvn -Prun -Dlauncher=mypage.demo.MeasureDashboard}: what the dashboard costs with a million audit events and
 * 200,000 mails of the last 30 days. Prints the duration of a view and of each statement of the views and the roll-up,
 * as the database measured it.
 */
public final class MeasureDashboard {
    private static final int VIEWS = 200;
    private static final int EVENTS = 1_000_000;
    private static final int MAILS = 200_000;
    private static final Duration ROLL_UPS = Duration.ofMinutes(Integer.getInteger("measure.minutes", 5));
    private static final String TOKEN = "measured";

    private static final List<String> INSERTS = List.of("""
            insert into audit_event (id, occurred_at, kind, outcome, service, client_address)
            select nextval('id_seq'), now() - n * interval '30 days' / %1$d,
                (array['SIGNED_IN', 'SIGNED_IN', 'OTP_SKIPPED', 'OTP_ISSUED', 'OTP_WRONG', 'PASSWORD_REFUSED',
                    'SIGNED_OUT'])[1 + n %% 7],
                'SUCCESS', (array['SEEKER', 'EMPLOYER', 'JOB_INFORMATION'])[1 + n %% 3], '192.0.2.' || n %% 250
            from generate_series(%1$d, 1, -1) n""".formatted(EVENTS), """
            insert into outbox_message (id, topic, recipient, subject, state, queued_at, not_after, next_try_at, tries,
                finished_at)
            select nextval('id_seq'), 'otp:' || n, 'person@example.jp', '-', 'SENT',
                t - (random() * 3 + 0.5) * interval '1 second', t, t, 1, t
            from (select n, now() - n * interval '30 days' / %1$d as t
                from generate_series(%1$d, 1, -1) n) m""".formatted(MAILS), """
            insert into staff (id, email, name, created_at) values (1, 'measure@example.jp', 'measure', now())""");

    /** Duration and statement of a line of the database's log. */
    private static final Pattern MEASURED =
            Pattern.compile("mypage LOG: +duration: (?<millis>[\\d.]+) ms +execute \\S+: (?<sql>.*)");

    private static final Pattern OURS =
            Pattern.compile("(?i).*(figure_hour|mail_delay|audit_event|outbox_message|maintenance_window|"
                    + "address_request|count\\(last_error|filter \\(where|"
                    + "date_trunc|coalesce\\(client|coalesce\\(sum).*");

    private final Path folder = Folders.project().resolve("ear/target/measure-figures");
    private final Map<String, String> settings = new HashMap<>();
    private final int port = Ports.free();

    private MeasureDashboard() throws IOException {}

    public static void main(String[] args) throws Exception {
        new MeasureDashboard().run();
    }

    private void run() throws Exception {
        PayaraMicro server = new PayaraMicro(folder.resolve("server"), Folders.cache());
        server.stopOrphan();
        Folders.delete(folder);
        try (EmbeddedDatabase database = newDatabase().start();
                DemoMail mail = new DemoMail(Ports.free()).start();
                server) {
            settings.putAll(database.environment());
            settings.putAll(mail.environment());
            settings.put("MYPAGE_PUBLIC_URL", "http://localhost:" + port);
            settings.put(
                    "MYPAGE_SECRET_KEYS",
                    SecretFile.keys(folder.resolve("secret.keys")).toString());
            server.start(settings, port).awaitOk("/seeker/login", Duration.ofMinutes(3));
            measure(database);
        }
    }

    private EmbeddedDatabase newDatabase() throws IOException {
        return new EmbeddedDatabase(folder.resolve("postgresql"), Ports.free(), Folders.cache())
                .with("log_line_prefix", "%a ")
                .with("log_min_duration_statement", "0");
    }

    private void measure(EmbeddedDatabase database) throws Exception {
        try (Connection connection = database.connect();
                Statement sql = connection.createStatement()) {
            insert(sql);
            awaitNone(sql, "select count(*) from audit_event where seal_id is null");
            sql.execute("delete from mail_delay");
            long begin = System.nanoTime();
            awaitNone(sql, "select (select count(*) from mail_delay where scale = 'HOUR') - 720 < 0");
            Console.say("30 days were rolled up at most %.0f s after they were there"
                    .formatted((System.nanoTime() - begin) / 1e9));
        }
        int before = Files.readAllLines(database.log()).size();
        view("?by=hour");
        view("?by=hour");
        view("?by=day");
        Thread.sleep(ROLL_UPS.toMillis());
        List<String> log = Files.readAllLines(database.log());
        tell(log.subList(before, log.size()));
    }

    private static void insert(Statement sql) throws Exception {
        for (String insert : INSERTS) {
            sql.execute(insert);
        }
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(UTF_8));
        try (var session = sql.getConnection().prepareStatement("""
                insert into staff_session (id, token_hash, staff_id, state, access_generation, started_at,
                    last_used_at, expires_at)
                values (1, ?, 1, 'SIGNED_IN', 0, now(), now(), now() + interval '10 hours')""")) {
            session.setBytes(1, hash);
            session.execute();
        }
        Console.say("%d events, %d mails".formatted(EVENTS, MAILS));
    }

    /** Zero, or false. */
    private static void awaitNone(Statement sql, String query) throws SQLException, InterruptedException {
        boolean some = true;
        while (some) {
            Thread.sleep(1000);
            try (ResultSet rows = sql.executeQuery(query)) {
                rows.next();
                some = !List.of("0", "f").contains(rows.getString(1));
            }
        }
    }

    private void view(String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/admin/home" + query))
                .header("Cookie", "__Host-staff=" + TOKEN)
                .build();
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < VIEWS; i++) {
            long begin = System.nanoTime();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            millis.add((System.nanoTime() - begin) / 1e6);
            if (answer.statusCode() != 200) {
                throw new IOException(answer.toString());
            }
        }
        Console.say("GET /admin/home" + query + ": " + percentiles(millis));
    }

    private static void tell(List<String> log) {
        Map<String, List<Double>> statements = new TreeMap<>();
        for (String line : log) {
            var found = MEASURED.matcher(line);
            if (found.matches() && OURS.matcher(found.group("sql")).matches()) {
                statements
                        .computeIfAbsent(found.group("sql"), sql -> new ArrayList<>())
                        .add(Double.valueOf(found.group("millis")));
            }
        }
        statements.forEach((sql, millis) -> Console.say(percentiles(millis) + "  " + sql));
    }

    private static String percentiles(List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        return "%5d times, p50 %7.2f ms, p95 %7.2f ms"
                .formatted(
                        sorted.size(),
                        sorted.get(sorted.size() / 2),
                        sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1));
    }
}
