package mypage.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import mypage.demo.DemoMail;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.PayaraMicro;
import mypage.demo.Ports;
import mypage.demo.SecretFile;

/**
 * {@code mvn -Prun -Dlauncher=mypage.it.MeasureMailFlood}: somebody posts 3,000 addresses from one network to the page
 * that mails device verification codes. How many mails does that send, and how late is the link of an owner who asks
 * for it meanwhile, from another network? Each address has an account. Server, database, mail server and clients share
 * this machine. Other numbers: {@code "-Dlauncher.options=-Dmeasure.posts=300"}.
 */
public final class MeasureMailFlood {

    private static final int POSTS = Integer.getInteger("measure.posts", 3000);
    private static final int THREADS = 12;
    private static final int OWNERS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private static final String CREATE_ACCOUNTS = """
            with made as (
                insert into account (id, service, email, password_hash, created_at)
                select -i, 'SEEKER', 'person' || i || '@example.jp', 'x', now() from generate_series(1, ?) i
                returning id)
            select count(*) from made""";

    private final Path folder = Folders.project().resolve("ear/target/measure-mail-flood");
    private final URI url = URI.create("http://localhost:" + Ports.free() + "/");
    private final Map<Integer, AtomicInteger> answers = new HashMap<>();
    private EmbeddedDatabase database;

    private MeasureMailFlood() throws IOException {}

    public static void main(String[] args) throws Exception {
        new MeasureMailFlood().run();
    }

    private void run() throws Exception {
        var server = new PayaraMicro(folder.resolve("server"), Folders.cache());
        Folders.delete(folder);
        try (var running = new EmbeddedDatabase(folder.resolve("postgresql"), Ports.free(), Folders.cache()).start();
                var mail = new DemoMail(Ports.free()).start();
                server) {
            database = running;
            server.start(settings(mail), url.getPort()).awaitOk(Site.SEEKER.login(), TIMEOUT);
            number(CREATE_ACCOUNTS, POSTS + OWNERS + 1);
            askForLink(POSTS + OWNERS + 1);
            measure();
        }
    }

    private Map<String, String> settings(DemoMail mail) throws Exception {
        Map<String, String> settings = new HashMap<>(database.environment());
        settings.putAll(mail.environment());
        settings.put("MYPAGE_PROXIES", "127.0.0.1,::1");
        settings.put("MYPAGE_PUBLIC_URL", "http://" + url.getAuthority());
        settings.put(
                "MYPAGE_SECRET_KEYS",
                SecretFile.keys(folder.resolve("secret.keys")).toString());
        return settings;
    }

    private void measure() throws Exception {
        long begin = System.nanoTime();
        var clients = Executors.newFixedThreadPool(THREADS + 1);
        var next = new AtomicInteger();
        for (int i = 0; i < THREADS; i++) {
            clients.submit(() -> flood(next));
        }
        clients.submit(this::owners);
        clients.shutdown();
        while (!clients.isTerminated()) {
            Thread.sleep(100);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        until(() -> number("select count(*) from outbox_message where state = 'QUEUED'") == 0);
        say("%d posts from one network in %.0f s, answers %s: %d mails sent"
                .formatted(
                        POSTS,
                        seconds,
                        answers,
                        number("select count(*) from outbox_message where state = 'SENT' and topic like 'pass:%'")));
    }

    private Void flood(AtomicInteger next) throws Exception {
        var visitor = new HttpVisitor(url).from("198.51.100.1").get(Site.SEEKER.path + "/login-pass");
        var form = visitor.form("確認番号をメールで受け取る");
        for (int i = next.incrementAndGet(); i <= POSTS; i = next.incrementAndGet()) {
            visitor.submit(form.type(HttpVisitor.ID, address(i)));
            count(visitor.status());
        }
        return null;
    }

    private synchronized void count(int status) {
        answers.computeIfAbsent(status, any -> new AtomicInteger()).incrementAndGet();
    }

    private Void owners() throws Exception {
        for (int i = 1; i <= OWNERS; i++) {
            Thread.sleep(PAUSE);
            say("link for an owner beside the flood: %.1f s".formatted(askForLink(POSTS + i)));
        }
        return null;
    }

    /** @return the seconds from the request for a link until the mail server has accepted the mail */
    private double askForLink(int number) throws Exception {
        var visitor = new HttpVisitor(url).get(Site.SEEKER.path + "/forgot");
        var form = visitor.form("再登録のリンクを受け取る").type(HttpVisitor.ID, address(number));
        long begin = System.nanoTime();
        visitor.submit(form);
        until(() ->
                number("select count(*) from outbox_message where state = 'SENT' and recipient = ?", address(number))
                        == 1);
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        for (long end = System.nanoTime() + TIMEOUT.toNanos(); !condition.call(); Thread.sleep(50)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + TIMEOUT);
            }
        }
    }

    private long number(String sql, Object... arguments) throws SQLException, IOException {
        return Sql.number(database, sql, arguments);
    }

    private static String address(int number) {
        return "person" + number + "@example.jp";
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
