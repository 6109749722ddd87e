package mypage.bounce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mypage.TestContainer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports as mail servers wrote them for {@code RealMailServersTest}, with the address of a mail of this test. */
class RealReportsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postfix-gone | FAILED 5.1.1: 550 5.1.1 mailbox unknown",
                "postfix-late | DELAYED 4.3.0: 451 4.3.0 later",
                "exim-gone | FAILED 5.0.0",
                "exim-late | DELAYED 4.0.0",
                "opensmtpd-gone | FAILED 5.3.0",
                "opensmtpd-late | DELAYED 4.3.0",
            })
    void areRead(String name, String noted) throws Exception {
        for (String part : List.of("tmp", "new", "cur")) {
            Files.createDirectory(folder.resolve(part));
        }
        var container = new TestContainer(
                "mypage.mail.envelope.from=bounce@mail.example.jp", "mypage.bounce.maildir=" + folder);
        var mail = new ReturnedMailFixture(container);
        String report = report(name).replaceAll("bounce\\+\\d+-\\p{XDigit}+@mail\\.example\\.jp", mail.returnAddress());
        Files.writeString(folder.resolve("new").resolve(name), report, StandardCharsets.ISO_8859_1);

        container.get(BounceReader.class).read();

        assertEquals(noted, mail.noted());
    }

    private static String report(String name) throws IOException {
        try (InputStream file = RealReportsTest.class.getResourceAsStream(name + ".eml")) {
            return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
