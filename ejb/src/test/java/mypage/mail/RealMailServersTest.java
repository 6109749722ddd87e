package mypage.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import mypage.bounce.BounceReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Mails to real mail servers, over STARTTLS where the server can do that and nobody resets the connection: each arrives
 * once, and staff read what the server said. {@code src/test/mail-servers/run.sh} starts the servers. Each listens on
 * several ports and behaves differently on each.
 */
@ParameterizedClass
@EnumSource
@EnabledIfSystemProperty(
        named = "mail.servers",
        matches = ".+",
        disabledReason = "needs root and mail servers: run ejb/src/test/mail-servers/run.sh")
class RealMailServersTest {

    enum Server {
        POSTFIX(25100, SmtpSettings.Tls.STARTTLS),
        EXIM(25200, SmtpSettings.Tls.STARTTLS),
        OPENSMTPD(25300, SmtpSettings.Tls.NONE);

        private final int base;
        private final SmtpSettings.Tls tls;

        Server(int base, SmtpSettings.Tls tls) {
            this.base = base;
            this.tls = tls;
        }
    }

    private static GreylistPolicy greylist;

    @Parameter
    Server server;

    private SmtpFixture mails;

    @BeforeAll
    static void startPolicy() throws IOException {
        greylist = new GreylistPolicy();
    }

    @AfterAll
    static void stopPolicy() throws IOException {
        greylist.close();
    }

    @AfterEach
    void hangUp() {
        mails.container.get(SmtpConnections.class).closeAll();
    }

    private void connects(int port, SmtpSettings.Tls tls) {
        mails = new SmtpFixture(
                settings(port, tls),
                "mypage.mail.envelope.from=bounce@mail.example.jp",
                "mypage.mail.from=no-reply@example.jp",
                "mypage.bounce.maildir=" + boxes().resolve("bounces"));
    }

    private static SmtpSettings settings(int port, SmtpSettings.Tls tls) {
        return SmtpFixture.settings(port, tls, Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    private Path boxes() {
        return Path.of(System.getProperty("mail.servers"), "box", server.name().toLowerCase(Locale.ROOT));
    }

    /** The mails that arrived for this name, once no more come. */
    private List<String> arrived(String name) throws Exception {
        List<String> seen = arrivedNow(name);
        for (int tries = 0; tries < 15; tries++) {
            Thread.sleep(400);
            List<String> now = arrivedNow(name);
            if (!now.isEmpty() && now.size() == seen.size()) {
                return now;
            }
            seen = now;
        }
        return seen;
    }

    private List<String> arrivedNow(String name) throws IOException {
        return texts(boxes().resolve("inbox/new")).stream()
                .filter(text -> text.contains("\nTo: " + name + "@example.jp"))
                .toList();
    }

    private static List<String> texts(Path box) throws IOException {
        if (!Files.isDirectory(box)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(box)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.toList()) {
                texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return texts;
        }
    }

    @Test
    void aMailArrivesOnce() throws Exception {
        connects(server.base, server.tls);
        long id = mails.queue("plain@example.jp", "件名");
        mails.delivers(id);

        assertEquals("SENT", mails.state(id));
        List<String> arrived = arrived("plain");
        assertEquals(1, arrived.size());
        assertEquals(server.tls == SmtpSettings.Tls.STARTTLS, arrived.get(0).contains("TLS"), arrived.get(0));
        assertTrue(arrived.get(0).contains("Message-ID: <" + id + ".mypage@"), arrived.get(0));
    }

    /** The server refuses the first try. Then it behaves, or nothing is tried again. */
    @ParameterizedTest
    @CsvSource({
        "1, connection, 451.*later, SENT, 1",
        "2, MAIL, 451.*later, SENT, 1",
        "3, RCPT, 451.*later, SENT, 1",
        "4, DATA, 451.*later, SENT, 1",
        "5, end, 451.*later, SENT, 1",
        "6, connection, 55\\d.*policy, SENT, 1",
        "7, MAIL, 55\\d.*policy, SENT, 1",
        "8, RCPT, 55\\d.*policy, SENT, 1",
        "9, RCPT, 550 5.1.1.*unknown, FAILED, 0",
        "10, DATA, 55\\d.*policy, SENT, 1",
        "11, end, 55\\d.*policy, SENT, 1",
    })
    void aRefusedMailArrivesOnce(int behaviour, String phase, String told, String end, int copies) throws Exception {
        String name = "refused" + behaviour;
        connects(server.base + behaviour, server.tls);
        long id = mails.queue(name + "@example.jp", "件名");
        mails.delivers(id);

        assertTrue(mails.error(id).matches(told), phase + ": " + mails.error(id));
        assertEquals(copies == 0 ? end : "QUEUED", mails.state(id));
        assertEquals(List.of(), arrivedNow(name));

        mails.moves(settings(server.base, server.tls));
        assertEquals(end, mails.ends(id));
        assertEquals(copies, arrived(name).size());
    }

    @Test
    void aGreylistedMailArrivesOnce() throws Exception {
        connects(server.base + 13, server.tls);
        long id = mails.queue("grey@example.jp", "件名");
        mails.delivers(id);
        assertTrue(mails.error(id).matches("45\\d 4.2.0.*Greylisted"), mails.error(id));

        assertEquals("SENT", mails.ends(id));
        assertEquals(1, arrived("grey").size());
    }

    @Test
    void aSlowServerGetsAMailOnce() throws Exception {
        connects(server.base + 12, server.tls);
        long id = mails.queue("slow@example.jp", "件名");
        long begin = System.nanoTime();
        mails.delivers(id);

        assertEquals("SENT", mails.state(id));
        assertTrue(System.nanoTime() - begin > 2_500_000_000L);
        assertEquals(1, arrived("slow").size());
    }

    /** After a reset at the end nobody knows, so there may be two copies, which name the same mail. */
    @ParameterizedTest
    @CsvSource({"text, Subject:, false, 1", "end, '\r\n.\r\n', true, 2", "quit, QUIT, false, 1"})
    void aResetDoesNotLoseAMail(String name, String said, boolean afterReply, int copies) throws Exception {
        try (var proxy = new ResettingProxy(server.base, said, afterReply)) {
            connects(proxy.port(), SmtpSettings.Tls.NONE);
            long id = mails.queue(name + "@example.jp", "件名");
            assertEquals("SENT", mails.ends(id));
            mails.container.get(SmtpConnections.class).closeAll();

            List<String> arrived = arrived(name);
            assertEquals(copies, arrived.size());
            assertTrue(arrived.stream().allMatch(mail -> mail.contains("Message-ID: <" + id + ".mypage@")));
            assertEquals("SENT", mails.state(id));
            assertTrue(proxy.hasReset());
        }
    }

    /** The report of the server comes back to the address that names the mail, and is read. */
    @ParameterizedTest
    @CsvSource({"gone, FAILED, 5\\.\\d+\\.\\d+.*", "late, DELAYED, 4\\.\\d+\\.\\d+.*"})
    void aMailThatComesBackIsNoted(String domain, String bounce, String reason) throws Exception {
        connects(server.base, server.tls);
        long id = mails.queue("taro@" + domain + ".example.jp", "件名");
        mails.delivers(id);
        assertEquals("SENT", mails.state(id));

        var reader = mails.container.get(BounceReader.class);
        for (int tries = 0; tries < 30 && mails.bounce(id) == null; tries++) {
            Thread.sleep(1000);
            if (Files.isDirectory(boxes().resolve("bounces/new"))) {
                keepReports();
                reader.read();
            }
        }
        assertEquals(bounce, mails.bounce(id));
        assertTrue(mails.bounceReason(id).matches(reason), mails.bounceReason(id));
        System.out.println(server + " " + domain + ": " + mails.bounceReason(id));
    }

    /** So that tests without a server can read real reports. */
    private void keepReports() throws IOException {
        Path kept = Files.createDirectories(boxes().resolve("../reports"));
        for (String text : texts(boxes().resolve("bounces/new"))) {
            Files.writeString(
                    kept.resolve(server + "-" + Integer.toHexString(text.hashCode()) + ".eml"),
                    text,
                    StandardCharsets.ISO_8859_1);
        }
    }
}
