package mypage.rehearsal;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import mypage.demo.DemoMail;
import mypage.demo.Folders;
import mypage.demo.Ports;
import mypage.it.AccountFixture;
import mypage.it.EndlessSignIns;
import mypage.it.Site;

/** Two nodes behind haproxy, two PostgreSQL servers, a mail server with STARTTLS, and people who sign in. */
public final class Stage implements AutoCloseable {

    public static final String DATABASE = "mypage";

    private static final Path ROLES = Folders.project().resolve("deploy/postgresql/roles.sql");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String READY = "/health/ready";

    public final Postgres primary;
    public final Postgres standby;
    public final Haproxy proxy;
    final Certificates certificates;
    public final Installation installation;
    final DemoMail mail;
    final StartTls startTls;
    final EndlessSignIns people;

    private final List<Node> nodes;

    /** @param probe the path that haproxy asks of each node */
    Stage(Path folder, String probe, Postgres primary, Certificates certificates) throws Exception {
        this.primary = primary;
        this.certificates = certificates;
        standby = primary.standby();
        int mailPort = Ports.free();
        mail = new DemoMail(mailPort).start();
        startTls = new StartTls(mailPort, certificates.server(Certificates.GOOD));
        people = new EndlessSignIns(mail);
        installation = new Installation(folder.resolve("root"));
        nodes = List.of(
                new Node(installation, folder.resolve("node1")), new Node(installation, folder.resolve("node2")));
        proxy = Haproxy.start(folder, Ports.free(), probe, certificates.pem(Certificates.SHORT), ports());
        installation.configure(settings());
    }

    public static Stage ofThisRelease(Path folder, Postgres primary, Certificates certificates) throws Exception {
        return new Stage(folder, READY, primary, certificates);
    }

    private Map<String, String> settings() {
        StringBuilder trust = new StringBuilder();
        certificates
                .trust()
                .forEach((name, value) -> trust.append("-D")
                        .append(name)
                        .append('=')
                        .append(value)
                        .append(' '));
        return Map.ofEntries(
                Map.entry("JDK_JAVA_OPTIONS", trust.toString().strip()),
                Map.entry("MYPAGE_PUBLIC_URL", "https://" + proxy.url().getAuthority()),
                Map.entry(
                        "MYPAGE_DB_URL",
                        "jdbc:postgresql://" + primary.address() + "," + standby.address() + "/" + DATABASE
                                + "?targetServerType=primary"),
                Map.entry("MYPAGE_DB_USER", "mypage"),
                Map.entry("MYPAGE_SMTP_HOST", "localhost"),
                Map.entry("MYPAGE_SMTP_PORT", "" + startTls.port()),
                Map.entry("MYPAGE_SMTP_TLS", "starttls"),
                Map.entry("MYPAGE_PROXIES", "127.0.0.1,::1"),
                Map.entry("MYPAGE_PROBES", "127.0.0.1,::1"),
                Map.entry("MYPAGE_METRICS", "127.0.0.1,::1"),
                Map.entry("MYPAGE_OTP_MAILS", "1000000/PT1H"));
    }

    List<Integer> ports() {
        return nodes.stream().map(Node::port).toList();
    }

    public Node node(int number) {
        return nodes.get(number);
    }

    /** With roles and schema. */
    public void makeDatabase() throws IOException, InterruptedException {
        primary.client("createdb", DATABASE);
        primary.client("psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", DATABASE, "-f", ROLES.toString());
        installation.asOwner("mypage.platform.Migrate");
    }

    /** Inserts those who sign in; the schema has to be there. */
    void invitePeople() throws IOException, SQLException {
        try (Connection connection = primary.connect(DATABASE, "postgres")) {
            people.insertAccounts(email -> AccountFixture.create(connection, Site.SEEKER, email));
        }
    }

    public void startBoth(Path war) throws Exception {
        for (Node node : nodes) {
            node.start(war);
        }
        for (int node = 0; node < nodes.size(); node++) {
            awaitUp(node);
        }
    }

    /** Until haproxy gives it requests. */
    void awaitUp(int node) throws Exception {
        await(
                () -> proxy.isUp(node),
                "node " + node + " is not up, see " + nodes.get(node).log());
    }

    /** Until haproxy gives it none. */
    void awaitDown(int node) throws Exception {
        await(() -> !proxy.isUp(node), "haproxy does not notice that node " + node + " is down");
    }

    /** Starts one node again, perhaps with another archive. */
    void replace(int node, Path war, boolean drained) throws Exception {
        if (drained) {
            proxy.drain(node);
            // Requests that it has already take less.
            Thread.sleep(3000);
        }
        nodes.get(node).stop();
        awaitDown(node);
        nodes.get(node).start(war);
        if (drained) {
            proxy.ready(node);
        }
        awaitUp(node);
    }

    public static void await(Callable<Boolean> condition, String otherwise) throws Exception {
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
        for (Node node : nodes) {
            node.kill();
        }
        proxy.close();
        startTls.close();
        mail.close();
        standby.close();
        primary.close();
    }
}
