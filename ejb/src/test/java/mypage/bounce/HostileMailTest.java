package mypage.bounce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import mypage.TestContainer;
import mypage.mail.ReturnPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What anybody can send to the mailbox of returned mails. */
class HostileMailTest {

    private static final String FAILED = "Action: failed\nStatus: 5.1.1";

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

    /** What strangers send stays for people, and keeps no report behind it from being read. */
    @ParameterizedTest
    @MethodSource("hostile")
    @Timeout(20)
    void whatCannotBeReadIsLeftAndTheRestIsRead(String text) throws Exception {
        arrives(text.replace("{to}", mail.returnAddress()).getBytes(StandardCharsets.ISO_8859_1));
        var second = new ReturnedMailFixture(container);
        arrives(second.report(FAILED));

        reader.read();

        assertTrue(second.noted().startsWith("FAILED"), second.noted());
        assertEquals("null null", mail.noted());
        assertEquals(List.of(), files("new"));
        assertEquals(1, files("cur").size());
        assertTrue(files("cur").get(0).endsWith(":2,S"));
    }

    static Stream<String> hostile() {
        String head = "To: {to}\r\nMIME-Version: 1.0\r\n";
        String report = "Content-Type: multipart/report; boundary=b\r\n\r\n";
        return Stream.of(
                "",
                "\0\0\0\377\376",
                head + "\r\n",
                head + "Content-Type: multipart/report\r\n\r\n--\r\n--\r\n",
                head + "Content-Type: multipart/report; boundary=\"\"\r\n\r\n--\r\n\r\nx\r\n----\r\n",
                head + "Content-Type: multipart/report; boundary=\"" + "x".repeat(100_000) + "\"\r\n\r\n",
                head + "Content-Type: " + "multipart/report;".repeat(9_000) + "\r\n\r\n",
                head + report + "--b\r\nContent-Type: message/delivery-status\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n!!!!\r\n--b--\r\n",
                head + report + "--b\r\n\r\n".repeat(20_000),
                head + "X-A: " + "bounce+1-0123456789abcdef@".repeat(9_000) + "\r\n\r\n",
                head + nested(2_000),
                head + report + "--b\r\nContent-Type: message/rfc822\r\n\r\n"
                        + "Content-Type: message/delivery-status\r\n\r\n"
                        + "Action: failed\r\nStatus: 5.0.0\r\n--b--\r\n",
                head + "Subject: On holiday\r\nAuto-Submitted: auto-replied\r\n\r\nBack soon. Action: failed\r\n",
                head + "\r\n" + "x".repeat(10_000_000));
    }

    @Test
    void aReasonOfAnyLengthIsRead() throws Exception {
        arrives(mail.report(FAILED + "\nDiagnostic-Code: smtp; a" + " ".repeat(30_000) + "b"));

        reader.read();

        assertEquals("FAILED 5.1.1: a b", mail.noted());
        assertEquals(List.of(), files("new"));
    }

    /** Whatever its text does to a parser. */
    @Test
    void anErrorKeepsNoReportBehindItFromBeingRead() throws Exception {
        ReturnPath paths = container.get(ReturnPath.class);
        var failing = container().with(ReturnPath.class, new ReturnPath() {
            @Override
            public OptionalLong mailIn(String text) {
                if (text.equals("deep")) {
                    throw new StackOverflowError();
                }
                return paths.mailIn(text);
            }
        });
        arrives("Subject: deep\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        arrives(mail.report(FAILED));

        failing.get(BounceReader.class).read();

        assertTrue(mail.noted().startsWith("FAILED"), mail.noted());
        assertEquals(1, files("cur").size());
    }

    private static String nested(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append("Content-Type: multipart/report; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        return text.append("Content-Type: message/delivery-status\r\n\r\nAction: failed\r\n")
                .toString();
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
