package mypage.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import mypage.TestContainer;
import mypage.platform.DefaultSettings;
import mypage.platform.Finding;
import mypage.platform.SettingReader;
import org.junit.jupiter.api.Test;

/** What operators are told about a mail to themselves, by a real SMTP dialog. */
class DeliveryCheckTest {

    @Test
    void aMailIsDeliveredFromTheAddressesOfANode() throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp()) {
            SettingReader settings = DefaultSettings.reader(
                    "mypage.mail.from=ハローワーク <no-reply@example.jp>",
                    "mypage.mail.envelope.from=bounce@mail.example.jp",
                    "mypage.check.recipient=operator@example.org",
                    "mypage.smtp.port=" + server.port(),
                    "mypage.secret.keys=" + TestContainer.KEYS);
            List<Finding> accepted = new DeliveryCheck().findings(settings);
            assertTrue(accepted.get(0).isOk(), accepted::toString);
            assertTrue(
                    server.commands.stream()
                            .anyMatch(line -> line.matches("MAIL FROM:<bounce\\+\\d+-\\w{16}@mail.example.jp>")),
                    server.commands::toString);
            assertTrue(
                    server.mails.get(0).lines().anyMatch("From: no-reply@example.jp"::equals), server.mails::toString);

            server.failsOnce(ScriptedSmtp.Phase.RCPT, ScriptedSmtp.Fault.PERMANENT);
            List<Finding> refused = new DeliveryCheck().findings(settings);
            assertFalse(refused.get(0).isOk());
            assertTrue(refused.get(0).text().endsWith("RCPT was answered by \"550 5.1.1 no\""), refused::toString);
            assertEquals(1, server.mails.size());
        }
    }
}
