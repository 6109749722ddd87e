package mypage.rehearsal;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import mypage.demo.DemoMail;
import mypage.demo.Folders;
import mypage.demo.PayaraMicro;
import mypage.demo.Ports;
import mypage.demo.SecretFile;
import mypage.it.AccountFixture;
import mypage.it.EndlessSignIns;
import mypage.it.Site;

/** Two nodes behind haproxy, two PostgreSQL servers, a mail server, and people who sign in. */
final class Stage implements AutoCloseable {

    static final String DATABASE = "mypage";

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String READY = "/health/ready";

    final Postgres primary;
    final Postgres standby;
    final Haproxy proxy;
    final Path keys;
    final DemoMail mail;
    final EndlessSignIns people;

    private final Path folder;
    private final List<PayaraMicro> nodes = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();

    /** @param probe the path that haproxy asks of each node */
    Stage(Path folder, String probe) throws Exception {
        this.folder = folder;
        Folders.delete(folder);
        Files.createDirectories(folder);
        primary = Postgres.primary();
        standby = primary.standby();
        mail = new DemoMail(Ports.free()).start();
        people = new EndlessSignIns(mail);
        keys = SecretFile.keys(folder.resolve("secret.keys"));
        for (int i = 0; i < 2; i++) {
            ports.add(Ports.free());
            nodes.add(null);
        }
        proxy = Haproxy.start(folder, Ports.free(), probe, ports);
        settings.putAll(mail.environment());
        settings.put("MYPAGE_PUBLIC_URL", "http://" + proxy.url().getAuthority());
        settings.put(
                "MYPAGE_DB_URL",
                "jdbc:postgresql://" + primary.address() + "," + standby.address() + "/" + DATABASE
                        + "?targetServerType=primary");
        settings.put("MYPAGE_DB_USER", "mypage");
        settings.put("MYPAGE_DB_PASSWORD", "unused");
        settings.put("MYPAGE_SECRET_KEYS", keys.toString());
        settings.put("MYPAGE_PROXIES", "127.0.0.1,::1");
        settings.put("MYPAGE_OTP_MAILS", "1000000/PT1H");
        settings.put("MYPAGE_STOP_WAIT", "PT4S");
    }

    static Stage ofThisRelease(Path folder) throws Exception {
        return new Stage(folder, READY);
    }

    List<Integer> ports() {
        return List.copyOf(ports);
    }

    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** Inserts those who sign in; the schema has to be there. */
    void invitePeople() throws IOException, SQLException {
        try (Connection connection = primary.connect(DATABASE, "postgres")) {
            people.insertAccounts(email -> AccountFixture.create(connection, Site.SEEKER, email));
        }
    }

    /** Runs a command of the product, as an operator would. */
    String command(Path war, Map<String, String> more, String... arguments) throws IOException, InterruptedException {
        Path libraries = folder.resolve("command");
        if (!Files.exists(libraries)) {
            Programs.run(Map.of(), List.of("unzip", "-q", "-d", libraries.toString(), war.toString(), "WEB-INF/lib/*"));
        }
        Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(more);
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java"), "-cp", libraries + "/WEB-INF/lib/*"));
        command.addAll(List.of(arguments));
        return Programs.run(environment, command);
    }

    void start(int node, Path war) throws IOException {
        nodes.set(
                node,
                new PayaraMicro(folder.resolve("node" + node), Folders.cache())
                        .withWar(war)
                        .start(settings(), ports.get(node)));
    }

    /** Until haproxy gives it requests. */
    void awaitUp(int node) throws Exception {
        await(
                () -> proxy.isUp(node),
                "node " + node + " is not up, see " + nodes.get(node).log());
    }

    void kill(int node) throws InterruptedException {
        nodes.get(node).kill();
    }

    void stop(int node) throws InterruptedException {
        nodes.get(node).stop();
    }

    static void await(Callable<Boolean> condition, String otherwise) throws Exception {
        for (Instant end = Instant.now().plus(PATIENCE); !condition.call(); Thread.sleep(100)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(otherwise);
            }
        }
    }

    /** Mails that the mail server got more than once. */
    long doubledMails() throws MessagingException {
        Set<String> seen = new HashSet<>();
        long doubled = 0;
        for (MimeMessage message : mail.messages()) {
            doubled += seen.add(message.getMessageID()) ? 0 : 1;
        }
        return doubled;
    }

    /** Mails that the mail server has, and that the database would have sent again later. */
    long unnotedMails(Postgres database) throws MessagingException, SQLException {
        Set<String> got = new HashSet<>();
        for (MimeMessage message : mail.messages()) {
            got.add(message.getMessageID().replaceAll("^<(\\d+)\\..*", "$1"));
        }
        long unnoted = 0;
        try (Connection connection = database.connect(DATABASE, "postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select id from outbox_message where state = 'QUEUED'")) {
            while (row.next()) {
                unnoted += got.contains(row.getString(1)) ? 1 : 0;
            }
        }
        return unnoted;
    }

    @Override
    public void close() throws Exception {
        for (PayaraMicro node : nodes) {
            if (node != null) {
                node.kill();
            }
        }
        proxy.close();
        mail.close();
        standby.close();
        primary.close();
    }
}
