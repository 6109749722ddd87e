package mypage.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail as the server gets it. */
@Tag("T10")
class MimeMailTest {

    private final ScriptedSmtp server = new ScriptedSmtp();

    MimeMailTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private SmtpFixture sends(String subject, String... settings) {
        var mails = new SmtpFixture(server, SmtpSettings.Tls.NONE, settings);
        long id = mails.queue("taro..x@example.jp", subject);
        mails.delivers(id);
        assertEquals("SENT", mails.state(id));
        return mails;
    }

    private String raw() {
        return server.mails.get(0);
    }

    private MimeMessage parsed() throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(raw().getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @CsvSource({
        "ハローワーク <no-reply@mypage.example.jp>, ハローワーク",
        "'\"Job, Center\" <no-reply@mypage.example.jp>', 'Job, Center'",
        "Hello Work <no-reply@mypage.example.jp>, Hello Work",
        "=?UTF-8?B?44Oe44Kk44Oa44O844K4?= <no-reply@mypage.example.jp>, マイページ",
        "no-reply@mypage.example.jp,"
    })
    void theNameOfTheSenderIsAscii(String from, String name) throws Exception {
        sends("件名", "mypage.mail.from=" + from);

        assertTrue(raw().chars().allMatch(c -> c < 128), raw());
        var sender = (InternetAddress) parsed().getFrom()[0];
        assertEquals("no-reply@mypage.example.jp", sender.getAddress());
        assertEquals(name, sender.getPersonal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "【ハローワークインターネットサービス】ワンタイムパスワードのお知らせ",
                "A short one",
                "=?UTF-8?B?eA==?=",
                "a: b\r\nBcc: c@example.jp",
                "叱𠮟叱𠮟叱𠮟叱𠮟叱𠮟叱𠮟叱𠮟叱𠮟叱𠮟叱𠮟叱𠮟叱𠮟叱𠮟叱𠮟叱𠮟叱𠮟叱𠮟叱𠮟",
                "A subject in Latin letters which goes on for more than one line of a header allows"
            })
    void theSubjectComesBackAsItWas(String subject) throws Exception {
        sends(subject);

        assertEquals(subject, parsed().getSubject());
        assertFalse(raw().contains("\nBcc"), raw());
        assertTrue(raw().lines().allMatch(line -> line.length() <= 76), raw());
    }

    @Test
    void theHeaderIsComplete() throws Exception {
        SmtpFixture mails = sends("件名", "mypage.public.url=https://mypage.example.jp");
        List<String> names = raw().lines()
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.replaceAll(":.*", ""))
                .toList();

        assertEquals(
                List.of(
                        "Date",
                        "From",
                        "To",
                        "Subject",
                        "Message-ID",
                        "Auto-Submitted",
                        "Content-Language",
                        "MIME-Version",
                        "Content-Type"),
                names);
        assertTrue(parsed().getHeader("Message-ID", null).matches("<\\d+\\.mypage@mypage\\.example\\.jp>"), raw());
        assertTrue(parsed().getHeader("Date", null).endsWith(" +0900"), raw());
        assertEquals(
                Instant.ofEpochSecond(mails.container.clock.instant().getEpochSecond()),
                parsed().getSentDate().toInstant());
        assertEquals("auto-generated", parsed().getHeader("Auto-Submitted", null));
        assertEquals("ja", parsed().getHeader("Content-Language", null));
    }

    @Test
    void bothPartsAreReadable() throws Exception {
        sends("件名");

        var parts = (MimeMultipart) parsed().getContent();
        assertEquals("本文です。\r\n.\r\n..", parts.getBodyPart(0).getContent());
        assertTrue(parts.getBodyPart(1).getContent().toString().contains("<p>本文です。<br>"));
        assertEquals("text/html; charset=UTF-8", parts.getBodyPart(1).getContentType());
    }

    @Test
    void theServerLearnsTheHostOfThePublicUrl() {
        sends("件名", "mypage.public.url=https://mypage.example.jp:8443");

        assertEquals("EHLO mypage.example.jp", server.commands.get(0));
    }

    @Test
    void anUndeliverableMailNamesItself() {
        sends("件名", "mypage.mail.envelope.from=bounce@mail.example.jp");

        String number = raw().replaceAll("(?s).*Message-ID: <(\\d+)\\..*", "$1");
        assertTrue(
                server.commands.stream()
                        .anyMatch(line -> line.matches(
                                "MAIL FROM:<bounce\\+" + number + "-\\p{XDigit}{16}@mail\\.example\\.jp>")),
                server.commands::toString);
    }
}
