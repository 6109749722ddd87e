package mypage.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mypage.platform.Secrets;

/**
 * {@code mvn -Prun -Dlauncher=mypage.demo.MeasureMailDelivery}: what a mail costs the node, how many it sends to a mail
 * server that replies after 50 ms, and how long a one-time password waits behind 1,000 invitations. Server, database
 * and mail server share this machine. Prints a table in Markdown.
 */
public final class MeasureMailDelivery {
    private static final int MAILS = Integer.getInteger("measure.mails", 2000);
    private static final int FAR_MAILS = Integer.getInteger("measure.mails.far", 500);
    private static final int INVITATIONS = 1000;
    private static final int CODES = 9;
    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private static final String INSERT = """
            insert into outbox_message (id, topic, recipient, subject, body, language, state, queued_at, not_after,
                next_try_at, tries, bulk, priority)
            select nextval('id_seq'), ? || i, ? || i || '@example.jp', '【求職者マイページ】ワンタイムパスワードのお知らせ', ?, 'JA',
                'QUEUED', now(), now() + interval '1 day', now(), 0, ?, ?
            from generate_series(1, ?) i""";

    private final Path folder = Folders.project().resolve("ear/target/measure-mail-delivery");
    private EmbeddedDatabase database;
    private SlowMailServer mail;
    private byte[] body;
    private ProcessHandle node;
    private int wave;

    private MeasureMailDelivery() {}

    public static void main(String[] args) throws Exception {
        new MeasureMailDelivery().run();
        System.exit(0);
    }

    private void run() throws Exception {
        PayaraMicro server = new PayaraMicro(folder.resolve("server"), Folders.cache());
        server.stopOrphan();
        Folders.delete(folder);
        Path keys = SecretFile.keys(folder.resolve("secret.keys"));
        body = new Secrets(keys).seal("ワンタイムパスワード（認証コード）をお知らせします。\n\n　照合番号： 0042\n\n".repeat(12));
        try (EmbeddedDatabase running =
                        new EmbeddedDatabase(folder.resolve("postgresql"), Ports.free(), Folders.cache()).start();
                SlowMailServer slow = new SlowMailServer();
                server) {
            database = running;
            mail = slow;
            server.start(settings(keys), Ports.free()).awaitOk("/seeker/login", Duration.ofMinutes(5));
            node = server.process().toHandle();
            send("warm-up", MAILS);
            send("a server that answers at once", MAILS);
            send("the same again", MAILS);
            mail.latency = LATENCY;
            send("a server that is 50 ms away", FAR_MAILS);
            codes();
        }
    }

    private Map<String, String> settings(Path keys) throws Exception {
        Map<String, String> settings = new HashMap<>(database.environment());
        settings.put("MYPAGE_SMTP_HOST", "localhost");
        settings.put("MYPAGE_SMTP_PORT", "" + mail.port());
        settings.put("MYPAGE_SECRET_KEYS", keys.toString());
        return settings;
    }

    private void send(String name, int count) throws Exception {
        Duration before = cpu();
        int mails = mail.mails.get();
        int connections = mail.connections.get();
        long begin = System.nanoTime();
        queue("notice", false, 2, count);
        await(mails + count);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Console.say("| %s | %.1f CPU-ms a mail | %.0f mails/s | %d connections |"
                .formatted(
                        name,
                        cpu().minus(before).toMillis() / (double) count,
                        count / seconds,
                        mail.connections.get() - connections));
    }

    /** Each is queued while invitations are being sent. The node looks once a second for what others queued. */
    private void codes() throws Exception {
        int mails = mail.mails.get();
        queue("invitation", true, 2, INVITATIONS);
        List<Double> waits = new ArrayList<>();
        for (int i = 0; i < CODES; i++) {
            Thread.sleep(700);
            long begin = System.nanoTime();
            String code = queue("code", false, 0, 1) + "1@example.jp";
            while (!mail.recipients.contains(code)) {
                Thread.sleep(2);
            }
            waits.add((System.nanoTime() - begin) / 1e6);
        }
        int left = mails + INVITATIONS + CODES - mail.mails.get();
        waits.sort(null);
        Console.say(
                "| a code behind %d invitations, %d of which are left at the end | median %.0f ms | longest %.0f ms |"
                        .formatted(INVITATIONS, left, waits.get(CODES / 2), waits.get(CODES - 1)));
        await(mails + INVITATIONS + CODES);
    }

    /** @return what the addresses of the recipients begin with */
    private String queue(String topic, boolean bulk, int priority, int count) throws SQLException, IOException {
        String name = topic + ++wave + ".";
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, name);
            insert.setString(2, name);
            insert.setBytes(3, body);
            insert.setBoolean(4, bulk);
            insert.setInt(5, priority);
            insert.setInt(6, count);
            insert.executeUpdate();
        }
        return name;
    }

    private void await(int mails) throws InterruptedException {
        for (long end = System.nanoTime() + TIMEOUT.toNanos(); mail.mails.get() < mails; Thread.sleep(5)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + TIMEOUT);
            }
        }
    }

    private Duration cpu() {
        return node.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
