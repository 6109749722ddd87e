package mypage.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import mypage.mail.ScriptedSmtp.Fault;
import mypage.mail.ScriptedSmtp.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same with a server that takes commands before it has replied to those before them. */
class PipeliningFaultTest extends SmtpFaultTest {

    PipeliningFaultTest() throws IOException {}

    @Override
    ScriptedSmtp server() throws IOException {
        return new ScriptedSmtp("PIPELINING");
    }

    @Test
    void theCommandsOfAMailAreSentAtOnce() {
        server.waitsForThreeCommands();
        mails.delivers(mails.queue("taro@example.jp", "件名"));
        assertEquals(1, server.mails.size());
    }

    /** No text goes to a server that refused the recipient, and the connection serves the next mail. */
    @ParameterizedTest
    @CsvSource({
        "MAIL, TEMPORARY, QUEUED",
        "MAIL, PERMANENT, QUEUED",
        "RCPT, TEMPORARY, QUEUED",
        "RCPT, PERMANENT, FAILED"
    })
    void aServerThatAsksForTheTextInVainGetsNone(Phase phase, Fault fault, String state) {
        server.asksForTextInVain();
        server.failsOnce(phase, fault);
        long id = mails.queue("taro@example.jp", "件名");

        mails.delivers(id);

        assertEquals(state, mails.state(id));
        assertEquals(0, server.mails.size());
        assertTrue(mails.error(id).matches("4.*later|5.*no"), mails.error(id));

        mails.delivers(mails.queue("jiro@example.jp", "件名"));
        assertEquals(1, server.mails.size());
        assertEquals(1, server.connections());
    }
}
