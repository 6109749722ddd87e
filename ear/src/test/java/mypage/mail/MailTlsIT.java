package mypage.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import mypage.platform.Language;
import mypage.platform.PlatformSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No mail is sent to a server without a trusted certificate, or unencrypted where the settings require TLS. */
@Tag("C22")
class MailTlsIT {

    private GreenMail server;

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void noMailIsSentToAServerWithAnUntrustedCertificate() {
        start(ServerSetup.PROTOCOL_SMTPS);

        var failure = assertThrows(MessagingException.class, () -> send(SmtpSettings.Tls.TLS));

        assertInstanceOf(SSLHandshakeException.class, failure.getCause());
        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    void noMailIsSentUnencryptedIfTlsIsRequired() {
        start(ServerSetup.PROTOCOL_SMTP);

        assertThrows(MessagingException.class, () -> send(SmtpSettings.Tls.STARTTLS));

        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    void mailIsSentUnencryptedIfTlsIsDisabled() throws MessagingException {
        start(ServerSetup.PROTOCOL_SMTP);

        send(SmtpSettings.Tls.NONE);

        assertEquals(1, server.getReceivedMessages().length);
    }

    private void start(String protocol) {
        server = new GreenMail(new ServerSetup(0, "localhost", protocol));
        server.start();
    }

    private void send(SmtpSettings.Tls tls) throws MessagingException {
        int port = tls == SmtpSettings.Tls.TLS
                ? server.getSmtps().getPort()
                : server.getSmtp().getPort();
        var connections = new SmtpConnections();
        var second = Duration.ofSeconds(1);
        var transport = new MailTransport();
        transport.clock = connections.clock = Clock.systemUTC();
        transport.platformSettings = connections.platformSettings = new PlatformSettings(
                URI.create("https://mypage.example.jp"),
                Optional.empty(),
                List.of(),
                null,
                List.of(),
                List.of(),
                Duration.ZERO,
                Optional.empty(),
                null,
                Optional.empty());
        transport.settings = new MailSettings("mypage@example.jp", Optional.empty(), Duration.ofDays(30));
        transport.returnPath = new ReturnPath();
        transport.returnPath.settings = transport.settings;
        connections.settings = new SmtpSettings(
                "localhost",
                port,
                Optional.empty(),
                Optional.empty(),
                tls,
                Optional.empty(),
                second,
                second.multipliedBy(8),
                second.multipliedBy(8),
                second.multipliedBy(8),
                second);
        transport.connections = connections;
        var now = Instant.parse("2025-01-06T00:00:00Z");
        transport.send(
                new OutboxMessage("it", "taro@example.jp", new Mail(Language.JA, "it", "it"), new byte[0], now, now),
                "it");
    }
}
