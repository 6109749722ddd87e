package mypage.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code mvn -Prun -Dlauncher=mypage.demo.MeasureImport}: how long a file of 100,000 lines takes to be uploaded and
 * checked, what the heap needs for it, and how fast people are invited when no rate holds that back. Server, database
 * and mail server share this machine. Shorter for a trial:
 * {@code "-Dlauncher.options=-Dmeasure.lines=10000 -Dmeasure.seconds=10"}.
 */
public final class MeasureImport {
    private static final int LINES = Integer.getInteger("measure.lines", 100_000);
    private static final int SECONDS = Integer.getInteger("measure.seconds", 60);
    private static final String TOKEN = "staff-token-0000000000000000000000";
    private static final Pattern AFTER_COLLECTION = Pattern.compile("->(\\d+)M");

    private static final String SIGN_IN = """
            with member as (
                insert into staff (id, email, name, created_at)
                    values (1, 'staff@example.jp', 'staff', now()) returning id),
            role as (insert into staff_role select id, 'OPERATE' from member),
            session as (
                insert into staff_session
                    (id, token_hash, staff_id, state, access_generation, started_at, last_used_at, expires_at)
                select 2, sha256(convert_to(?, 'UTF8')), id, 'SIGNED_IN', 0, now(), now(), now() + interval '1 hour'
                from member returning id)
            select count(*) from session""";

    private final Path folder = Folders.project().resolve("ear/target/measure-import");
    private final Path collections = folder.resolve("gc.log");
    private final Map<String, String> settings = new HashMap<>();
    private final int port = Ports.free();
    private final HttpClient browser = HttpClient.newHttpClient();

    private MeasureImport() throws IOException {}

    public static void main(String[] args) throws Exception {
        new MeasureImport().run();
    }

    private void run() throws Exception {
        PayaraMicro server = new PayaraMicro(folder.resolve("server"), Folders.cache())
                .withJvmOption("-Xlog:gc:file=" + collections);
        server.stopOrphan();
        Folders.delete(folder);
        try (EmbeddedDatabase database =
                        new EmbeddedDatabase(folder.resolve("postgresql"), Ports.free(), Folders.cache()).start();
                DemoMail mail = new DemoMail(Ports.free()).start();
                server) {
            settings.putAll(database.environment());
            settings.putAll(mail.environment());
            settings.put("MYPAGE_PUBLIC_URL", url("").toString());
            settings.put("MYPAGE_IMPORT_RATE", "1000/PT1S");
            settings.put(
                    "MYPAGE_SECRET_KEYS",
                    SecretFile.keys(folder.resolve("secret.keys")).toString());
            server.start(settings, port).awaitOk("/seeker/login", Duration.ofMinutes(3));
            try (Connection connection = database.connect()) {
                number(connection, SIGN_IN, TOKEN);
                measure(connection);
            }
        }
    }

    private void measure(Connection connection) throws Exception {
        byte[] file = IntStream.rangeClosed(1, LINES)
                .mapToObj(i -> i % 100 == 0 ? "求職者,bad address\r\n" : "求職者,person" + i + "@example.jp\r\n")
                .collect(Collectors.joining("", "サービス,メールアドレス\r\n", ""))
                .getBytes(UTF_8);
        for (String which : List.of("first", "second")) {
            int before = Files.readAllLines(collections).size();
            long begin = System.nanoTime();
            String page = upload(file);
            Console.say("%s upload of %d lines, %.1f MB: %.1f s, at most %d MB in use after a collection, of %d before"
                    .formatted(
                            which,
                            LINES,
                            file.length / 1e6,
                            (System.nanoTime() - begin) / 1e9,
                            most(before, Integer.MAX_VALUE),
                            most(0, before)));
            if (which.equals("second")) {
                invite(page, connection);
            }
        }
    }

    private String upload(byte[] file) throws IOException, InterruptedException {
        String head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\n\r\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--x--\r\n".getBytes(UTF_8));
        HttpResponse<String> answer =
                post("import-new", "multipart/form-data; boundary=x", BodyPublishers.ofByteArray(body.toByteArray()));
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private void invite(String page, Connection connection) throws Exception {
        String id = page.replaceAll(".*of=(\\d+).*", "$1");
        post("import-confirm", "application/x-www-form-urlencoded", BodyPublishers.ofString("of=" + id));
        long begin = System.nanoTime();
        Thread.sleep(SECONDS * 1000L);
        long invited = number(connection, "select invited from account_import where id = " + id);
        long sent = number(connection, "select count(*) from outbox_message where state = 'SENT'");
        double seconds = (System.nanoTime() - begin) / 1e9;
        Console.say("%.0f invited and %.0f mailed a second by one node, over %.0f s"
                .formatted(invited / seconds, sent / seconds, seconds));
    }

    private HttpResponse<String> post(String page, String type, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(url("/admin/" + page))
                        .header("Content-Type", type)
                        .header("Origin", url("").toString())
                        .header("Cookie", "__Host-staff=" + TOKEN)
                        .POST(body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI url(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** What was left in the heap after the collections of these lines of the log, in MB. */
    private int most(int from, int to) throws IOException {
        return Files.readAllLines(collections).stream()
                .skip(from)
                .limit((long) to - from)
                .map(AFTER_COLLECTION::matcher)
                .filter(Matcher::find)
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElse(0);
    }

    private static long number(Connection connection, String query, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
