package mypage.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import mypage.mail.ScriptedSmtp.Fault;
import mypage.mail.ScriptedSmtp.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a mail server that fails once, in any phase of the dialog, does to a mail. */
class SmtpFaultTest {

    final ScriptedSmtp server = server();
    final SmtpFixture mails = new SmtpFixture(server, SmtpSettings.Tls.NONE);

    SmtpFaultTest() throws IOException {}

    ScriptedSmtp server() throws IOException {
        return new ScriptedSmtp();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, TEMPORARY, 1, SENT",
        "GREETING, PERMANENT, 1, SENT",
        "GREETING, STALL, 1, SENT",
        "GREETING, RESET, 1, SENT",
        "EHLO, TEMPORARY, 1, SENT",
        "EHLO, PERMANENT, 1, SENT",
        "EHLO, STALL, 1, SENT",
        "EHLO, RESET, 1, SENT",
        "MAIL, TEMPORARY, 1, SENT",
        "MAIL, PERMANENT, 1, SENT",
        "MAIL, STALL, 1, SENT",
        "MAIL, RESET, 1, SENT",
        "RCPT, TEMPORARY, 1, SENT",
        "RCPT, PERMANENT, 0, FAILED",
        "RCPT, STALL, 1, SENT",
        "RCPT, RESET, 1, SENT",
        "DATA, TEMPORARY, 1, SENT",
        "DATA, PERMANENT, 1, SENT",
        "DATA, STALL, 1, SENT",
        "DATA, RESET, 1, SENT",
        "END, TEMPORARY, 1, SENT",
        "END, PERMANENT, 1, SENT",
        "END, STALL, 1, SENT",
        "END, RESET, 1, SENT",
        "QUIT, TEMPORARY, 1, SENT",
        "QUIT, PERMANENT, 1, SENT",
        "QUIT, STALL, 1, SENT",
        "QUIT, RESET, 1, SENT",
    })
    void aMailIsTakenOnce(Phase phase, Fault fault, int copies, String state) {
        server.failsOnce(phase, fault);
        long id = mails.queue("taro@example.jp", "件名");

        assertEquals(state, mails.ends(id));
        saysGoodbye();

        assertEquals(state, mails.state(id));
        assertEquals(copies, server.mails.size());
    }

    @Test
    void staffReadWhyTheServerDidNotGreet() {
        server.failsOnce(Phase.GREETING, Fault.PERMANENT);
        long id = mails.queue("taro@example.jp", "件名");

        mails.delivers(id);

        assertEquals("550 5.1.1 no", mails.error(id));
    }

    @Test
    void aReplyThatTheDatabaseCannotStoreIsNoted() {
        server.failsOnce(Phase.RCPT, Fault.UNPRINTABLE);
        long id = mails.queue("taro@example.jp", "件名");

        mails.delivers(id);

        assertEquals("451 4.3.0 not now", mails.error(id));
        assertEquals("SENT", mails.ends(id));
        assertEquals(1, server.mails.size());
    }

    /** No mail goes out in the clear if it may not, whatever the server says. */
    @ParameterizedTest
    @EnumSource(names = {"TEMPORARY", "PERMANENT", "STALL", "RESET", "NONE"})
    void noMailIsSentWithoutTheRequiredTls(Fault fault) {
        var protectedMails = new SmtpFixture(server, SmtpSettings.Tls.STARTTLS);
        server.failsOnce(Phase.STARTTLS, fault);
        long id = protectedMails.queue("taro@example.jp", "件名");

        assertEquals("QUEUED", protectedMails.ends(id));

        assertFalse(server.commands.stream().anyMatch(line -> line.startsWith("MAIL")), server.commands::toString);
    }

    @ParameterizedTest
    @EnumSource(names = {"STALL", "RESET", "TAKEN_AND_RESET"})
    void aMailOfUnknownFateWaitsForTheTimeOfTheServer(Fault fault) {
        server.failsOnce(Phase.END, fault);
        long id = mails.queue("taro@example.jp", "件名");

        mails.delivers(id);

        assertEquals(mails.container.clock.instant().plus(SmtpFixture.END), mails.nextTry(id));
        assertFalse(mails.container.get(OutboxMessageRepository.class).hasten(id, mails.container.clock.instant()));
        assertEquals("SENT", mails.ends(id));
        assertEquals(fault == Fault.TAKEN_AND_RESET ? 2 : 1, server.mails.size());
    }

    @ParameterizedTest
    @EnumSource(names = {"TEMPORARY", "PERMANENT", "RESET", "CLOSING"})
    void aKeptConnectionThatIsLostIsReplacedAtOnce(Fault fault) throws IOException {
        mails.delivers(mails.queue("taro@example.jp", "件名"));
        long second = mails.queue("jiro@example.jp", "件名");
        if (fault == Fault.RESET) {
            server.closesConnections();
        } else {
            server.failsOnce(Phase.MAIL, fault);
        }

        mails.delivers(second);

        boolean isLost = fault == Fault.RESET || fault == Fault.CLOSING;
        assertEquals(isLost ? "SENT" : "QUEUED", mails.state(second));
        mails.ends(second);
        assertEquals(2, server.mails.size());
        assertEquals(isLost ? 2 : 1, server.connections());
    }

    @Test
    void aConnectionIsKeptForTheNextMailAndNoLonger() throws Exception {
        for (String recipient : new String[] {"taro@example.jp", "jiro@example.jp", "saburo@example.jp"}) {
            mails.delivers(mails.queue(recipient, "件名"));
        }
        assertEquals(1, server.connections());

        mails.container.clock.pass(Duration.ofSeconds(29));
        mails.delivery.look();
        mails.delivers(mails.queue("shiro@example.jp", "件名"));
        assertEquals(1, server.connections());

        saysGoodbye();
        mails.delivers(mails.queue("goro@example.jp", "件名"));
        assertEquals(2, server.connections());
        assertEquals(5, server.mails.size());
        assertTrue(server.commands.contains("QUIT"), server.commands::toString);
    }

    private void saysGoodbye() {
        mails.container.clock.pass(Duration.ofSeconds(30));
        mails.delivery.look();
    }
}
