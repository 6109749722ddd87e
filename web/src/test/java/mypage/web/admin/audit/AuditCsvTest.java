package mypage.web.admin.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The export of audit events. */
@Tag("C17")
class AuditCsvTest {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    @Test
    void startsWithAByteOrderMarkAndJapaneseHeadings() throws IOException {
        new AuditCsv(sent).end("以上 0件");

        assertArrayEquals(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, Arrays.copyOf(sent.toByteArray(), 3));
        assertEquals(
                "\uFEFF日時,種類,結果,アカウント,サービス,担当者,接続元アドレス,リクエスト番号,対象番号,理由\r\n以上 0件,,,,,,,,,\r\n", sent.toString(UTF_8));
    }

    @Test
    void quotesCellsWhereNeededAndFlushesEachPiece() throws IOException {
        var csv = new AuditCsv(sent);
        csv.write(List.of(row("山田, \"太郎\"")));

        assertTrue(sent.toString(UTF_8).endsWith("\r\n2026-01-05 09:00:00,k,o,1,s,\"山田, \"\"太郎\"\"\",c,r,,\r\n"));
        assertEquals(1, csv.written());
    }

    @Test
    void defusesFormulas() throws IOException {
        new AuditCsv(sent).write(List.of(row("=HYPERLINK(\"http://evil.example/\",\"開く\")")));

        assertTrue(sent.toString(UTF_8).contains(",\"'=HYPERLINK(\"\"http://evil.example/\"\",\"\"開く\"\")\","));
    }

    private static AuditRow row(String staff) {
        return new AuditRow(Instant.parse("2026-01-05T00:00:00Z"), "k", false, "o", "1", "s", staff, "c", "r", "", "");
    }
}
