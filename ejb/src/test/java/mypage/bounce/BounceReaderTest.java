package mypage.bounce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mypage.TestContainer;
import mypage.mail.ReturnPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is noted of returned mails, and that nobody can make up one. */
class BounceReaderTest {

    private static final String FAILED =
            "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <taro@example.jp>: unknown";

    @TempDir
    Path folder;

    private TestContainer container;
    private BounceReader reader;
    private ReturnedMailFixture mail;

    @BeforeEach
    void start() throws IOException {
        for (String name : List.of("tmp", "new", "cur")) {
            Files.createDirectory(folder.resolve(name));
        }
        container = container();
        reader = container.get(BounceReader.class);
        mail = new ReturnedMailFixture(container);
    }

    private TestContainer container() {
        return new TestContainer("mypage.mail.envelope.from=bounce@mail.example.jp", "mypage.bounce.maildir=" + folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Action: failed;Status: 5.1.1;Diagnostic-Code: smtp; 550 no such user | FAILED 5.1.1: 550 no such user",
                "Action: failed;Status: 4.4.1;Diagnostic-Code: X-Postfix; timed out | FAILED 4.4.1: timed out",
                "Action: delayed;Status: 4.2.2 | DELAYED 4.2.2",
                "ACTION: Failed (see below);status: 5.2.2 | FAILED 5.2.2",
                "Status: 5.7.1 | FAILED 5.7.1",
                "Status: 4.7.1 | DELAYED 4.7.1",
                "Action: failed | FAILED",
                "Action: delivered;Status: 2.0.0 | null null",
                "Action: relayed;Status: 2.0.0 | null null",
                "Status: 2.0.0 | null null",
                "Action: failed;Status: 5.6.0;"
                        + "Diagnostic-Code: smtp; 550 code 123456 at https://a.jp/x?s=1&t=aB-9_z&l=ja"
                        + " | FAILED 5.6.0: 550 code … at https://a.jp/x?s=1&t=…&l=ja",
                "Action: delayed;Status: 4.0.0;;Final-Recipient: rfc822; b@example.jp;Action: failed;Status: 5.0.0"
                        + " | FAILED 5.0.0",
            })
    void theReportTellsWhatBecameOfTheMail(String fields, String noted) throws Exception {
        arrives(mail.report(fields.replaceAll(";(?! )", "\r\n")));

        reader.read();

        assertEquals(noted, mail.noted().strip());
        assertEquals(noted.startsWith("FAILED"), mail.undelivered() != null);
        assertEquals(noted.startsWith("null") ? 1 : 0, files("cur").size());
        assertEquals(List.of(), files("new"));
    }

    @Test
    void aFailureIsNotedOnceWithTheAccount() throws Exception {
        arrives(mail.report("Action: delayed\nStatus: 4.2.2"));
        reader.read();
        assertNull(mail.undelivered());

        arrives(mail.report(FAILED));
        reader.read();
        var first = mail.undelivered();
        assertEquals(container.clock.instant(), first);

        container.clock.pass(java.time.Duration.ofHours(1));
        arrives(mail.report(FAILED));
        arrives(mail.report("Action: delayed\nStatus: 4.2.2"));
        reader.read();
        assertEquals(first, mail.undelivered());
        assertEquals("FAILED 5.1.1: 550 5.1.1 <taro@example.jp>: unknown", mail.noted());
        assertEquals(List.of("MAIL_UNDELIVERED"), mail.account.audited());
        assertEquals(List.of(), files("new"));
    }

    @Test
    void aReportThatWasWrappedOrEncodedIsRead() throws Exception {
        arrives(new String(mail.report(FAILED), StandardCharsets.UTF_8)
                .replace("To: ", "To: somebody@example.jp\r\nDelivered-To: ")
                .replace("multipart/report; report-type=delivery-status; boundary", "multipart/mixed; boundary")
                .replace("message/delivery-status", "multipart/report; boundary=inner")
                .replace(
                        "Reporting-MTA", "--inner\r\nContent-Type: message/global-delivery-status\r\n\r\nReporting-MTA")
                .replace(
                        "\r\n\r\n--frontier\r\nContent-Type: message/rfc822",
                        "\r\n\r\n--inner--\r\n\r\n--frontier\r\nX: y")
                .getBytes(StandardCharsets.UTF_8));
        reader.read();
        assertTrue(mail.noted().startsWith("FAILED"), mail.noted());
    }

    /** Whoever knows the number of a mail can't say that it came back. */
    @ParameterizedTest
    @MethodSource("forged")
    void nobodyCanMakeUpAReport(String to) throws Exception {
        var other = new ReturnedMailFixture(container);
        arrives(ReturnedMailFixture.report(
                to.replace("ID", "" + mail.mailId)
                        .replace("OTHER", other.returnAddress().replaceAll(".*-|@.*", "")),
                "message/delivery-status",
                FAILED));

        reader.read();

        assertEquals("null null", mail.noted());
        assertEquals("null null", other.noted());
        assertEquals(1, files("cur").size());
    }

    static Stream<String> forged() {
        return Stream.of(
                "bounce@mail.example.jp",
                "bounce+ID@mail.example.jp",
                "bounce+ID-@mail.example.jp",
                "bounce+ID-0123456789abcdef@mail.example.jp",
                "bounce+ID-OTHER@mail.example.jp",
                "bounce+99999999999999999999-0123456789abcdef@mail.example.jp",
                "bounce+-1-0123456789abcdef@mail.example.jp");
    }

    @Test
    void anAddressInAnotherCaseIsOurs() throws Exception {
        arrives(ReturnedMailFixture.report(
                mail.returnAddress().toUpperCase(java.util.Locale.ROOT), "message/delivery-status", FAILED));
        reader.read();
        assertTrue(mail.noted().startsWith("FAILED"), mail.noted());
    }

    @Test
    void aReportOfAnUnknownMailIsDoneWith() throws Exception {
        arrives(ReturnedMailFixture.report(
                container.get(ReturnPath.class).of(Long.MAX_VALUE / 10), "message/delivery-status", FAILED));
        reader.read();
        assertEquals(List.of(), files("new"));
        assertEquals(List.of(), files("cur"));
    }

    @Test
    void aReasonIsOneShortPrintableLine() throws Exception {
        arrives(mail.report(
                "Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; <script>\u0000\u001b[31m\u202e宛先不明\n  "
                        + "folded 😀 " + "x".repeat(5000)));

        reader.read();

        String reason = mail.noted();
        assertTrue(reason.startsWith("FAILED 5.0.0: <script> [31m 宛先不明 folded xxx"), reason);
        assertEquals("FAILED ".length() + 300, reason.length());
    }

    @Test
    void aMailStaysNewWhileTheDatabaseIsAway() throws Exception {
        var failing = container().with(BounceTransactions.class, new BounceTransactions() {
            @Override
            public void note(long mailId, DeliveryReport report) {
                throw new IllegalStateException("no database");
            }
        });
        arrives(mail.report(FAILED));

        assertThrows(
                IllegalStateException.class,
                () -> failing.get(BounceReader.class).read());
        assertEquals(1, files("new").size());

        reader.read();
        assertTrue(mail.noted().startsWith("FAILED"), mail.noted());
    }

    @Test
    void oneRunReadsABoundedNumber() throws Exception {
        for (int i = 0; i < BounceReader.MOST + 3; i++) {
            arrives("Subject: no report\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        reader.read();
        assertEquals(3, files("new").size());
        reader.read();
        assertEquals(0, files("new").size());
    }

    private void arrives(byte[] text) throws IOException {
        Files.write(Files.createTempFile(folder.resolve("new"), "", ""), text);
    }

    private List<String> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(Path::toString).toList();
        }
    }
}
