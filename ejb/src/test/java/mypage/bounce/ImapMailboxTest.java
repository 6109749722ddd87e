package mypage.bounce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import mypage.TestContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Returned mails in a mailbox, read from a real IMAP server. */
class ImapMailboxTest {

    /** Each test has an hour of its own, since one node reads in a minute. */
    private static final AtomicInteger TESTS = new AtomicInteger();

    private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAP));
    private GreenMailUser mailbox;
    private TestContainer container;
    private BounceReader reader;
    private ReturnedMailFixture mail;

    @BeforeEach
    void start() {
        server.start();
        mailbox = server.setUser("bounce@mail.example.jp", "bounce", "a long password");
        container = container("a long password");
        container.clock.pass(Duration.ofHours(TESTS.incrementAndGet()));
        reader = container.get(BounceReader.class);
        mail = new ReturnedMailFixture(container);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private TestContainer container(String password) {
        return new TestContainer(
                "mypage.mail.envelope.from=bounce@mail.example.jp",
                "mypage.bounce.imap.host=localhost",
                "mypage.bounce.imap.port=" + server.getImap().getPort(),
                "mypage.bounce.imap.user=bounce",
                "mypage.bounce.imap.password=" + password,
                "mypage.bounce.imap.tls=none");
    }

    private void arrives(byte[] text) throws MessagingException {
        mailbox.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(text)));
    }

    private void reads() throws Exception {
        reader.read();
        container.clock.pass(Duration.ofMinutes(1));
    }

    private List<StoredMessage> left() throws Exception {
        MailFolder inbox = server.getManagers().getImapHostManager().getInbox(mailbox);
        return inbox.getMessages();
    }

    @Test
    void aReportIsNotedAndDeleted() throws Exception {
        arrives(mail.report("Action: failed\nStatus: 5.1.1"));
        reads();
        assertEquals("FAILED 5.1.1", mail.noted());
        assertEquals(List.of(), left());
    }

    @Test
    void whatIsNoReportStaysAndIsMarkedAsSeen() throws Exception {
        arrives("Subject: I am on holiday\r\n\r\nBack on Monday.\r\n".getBytes(StandardCharsets.US_ASCII));
        arrives(mail.report("Action: failed\nStatus: 5.1.1"));
        reads();
        assertEquals("FAILED 5.1.1", mail.noted());
        assertEquals(1, left().size());
        assertTrue(left().get(0).isSet(Flags.Flag.SEEN));
    }

    /** Only its beginning is fetched, and the report is there. */
    @Test
    void aLongMailIsCutOff() throws Exception {
        String report = new String(mail.report("Action: failed\nStatus: 5.1.1"), StandardCharsets.US_ASCII);
        arrives((report.replace("--frontier--", "") + ("x".repeat(76) + "\r\n").repeat(60_000))
                .getBytes(StandardCharsets.US_ASCII));
        reads();
        assertEquals("FAILED 5.1.1", mail.noted());
        assertEquals(List.of(), left());
    }

    @Test
    void oneNodeReadsInAMinute() throws Exception {
        reader.read();
        arrives(mail.report("Action: failed\nStatus: 5.1.1"));
        reader.read();
        assertEquals(1, left().size());

        container.clock.pass(Duration.ofMinutes(1));
        reads();
        assertEquals(List.of(), left());
    }

    @Test
    void aMailStaysNewWhileTheDatabaseIsAway() throws Exception {
        reader.transactions = new BounceTransactions() {
            @Override
            public void note(long mailId, DeliveryReport report) {
                throw new IllegalStateException("no database");
            }
        };
        arrives(mail.report("Action: failed\nStatus: 5.1.1"));

        assertThrows(IllegalStateException.class, reader::read);

        assertEquals(1, left().size());
        assertTrue(!left().get(0).isSet(Flags.Flag.SEEN) && !left().get(0).isSet(Flags.Flag.DELETED));
    }

    /** The password is not in the message of the failure, which is logged. */
    @Test
    void aRefusedPasswordIsTold() {
        var refused = container("another password");
        refused.clock.pass(Duration.ofHours(TESTS.incrementAndGet()));
        var failure = assertThrows(
                MessagingException.class, () -> refused.get(BounceReader.class).read());
        assertTrue(!failure.toString().contains("another password"), failure.toString());
    }
}
