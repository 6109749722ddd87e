package mypage.it.admin.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import mypage.admin.staff.StaffRole;
import mypage.it.AuditEvents;
import mypage.it.Await;
import mypage.it.HttpVisitor;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The export of audit events as a file. */
@ArquillianTest
@RunAsClient
@Tag("C26")
class AuditExportHttpIT {

    private static final String CLIENT = "198.51.100.60";
    private static final int EVENTS = 20_000;

    private final StaffFixture operator;
    private final HttpVisitor visitor;

    AuditExportHttpIT() throws Exception {
        operator = StaffFixture.with(StaffRole.OPERATE);
        visitor = operator.visitor();
    }

    @BeforeAll
    static void insertEvents() throws Exception {
        Sql.update("""
                insert into audit_event (id, occurred_at, kind, outcome, client_address)
                select nextval('id_seq'), now() - n * interval '10 ms', 'SIGNED_OUT', 'SUCCESS', ?
                from generate_series(1, ?) n""", CLIENT, EVENTS);
    }

    @Test
    @Tag("C25")
    void theExportHasEveryEventOfTheFilterAfterOneConfirmation() throws Exception {
        visitor.get("/admin/audit-export?client=" + CLIENT);
        assertTrue(visitor.text().contains("接続元アドレス" + CLIENT), visitor.text());
        assertTrue(visitor.text().contains("最大1,000,000件"), visitor.text());
        assertEquals(0, AuditEvents.count(operator, "AUDIT_EXPORTED"));

        visitor.submit(visitor.form("出力する"));
        var lines = visitor.body().split("\r\n", -1);
        assertEquals("\uFEFF日時,種類,結果,アカウント,サービス,担当者,接続元アドレス,リクエスト番号,対象番号,理由", lines[0]);
        assertTrue(
                lines[1].matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,ログアウト,成功,,,," + CLIENT + ",,,"), lines[1]);
        assertEquals("\"以上 20,000件\",,,,,,,,,", lines[EVENTS + 1]);
        assertEquals(EVENTS + 3, lines.length);
        assertEquals(1, AuditEvents.count(operator, "AUDIT_EXPORTED"));
        var headers = visitor.answer().headers();
        assertEquals("no-store", headers.firstValue("Cache-Control").orElseThrow());
        assertTrue(headers.firstValue("Content-Type").orElseThrow().matches("text/csv; ?charset=UTF-8"));
        assertTrue(headers.firstValue("Content-Disposition")
                .orElseThrow()
                .matches("attachment; filename=\"audit-\\d{8}-\\d{6}\\.csv\""));
    }

    @Test
    @Tag("C17")
    void aNameThatIsAFormulaIsEscaped() throws Exception {
        Sql.update("update staff set name = '=HYPERLINK(\"http://evil.example/\")' where id = ?", operator.id());
        visitor.get("/admin/audit?staff=" + operator.id());
        visitor.get("/admin/audit-export?staff=" + operator.id());
        visitor.submit(visitor.form("出力する"));

        assertTrue(visitor.body().contains(",\"'=HYPERLINK(\"\"http://evil.example/\"\")\","), visitor.body());
    }

    /** Each download occupies a slot until the server notices that the client has disconnected. */
    @Test
    @Tag("C23")
    void anAbortedDownloadFreesItsSlotAndItsTransaction() throws Exception {
        for (int i = 0; i < 5; i++) {
            abortDownload();
        }
        Await.until("slot free again", () -> {
            visitor.get("/admin/audit-export?client=" + CLIENT);
            return visitor.submit(visitor.form("出力する")).body().contains("以上 20,000件");
        });
        assertEquals(0, Sql.number("""
                        select count(*) from pg_stat_activity
                        where application_name = 'mypage' and state like 'idle in transaction%'
                            and state_change < now() - interval '1 second'"""));
    }

    /** Uses a client of its own, because closing it closes the connection. */
    private void abortDownload() throws Exception {
        var url = TestBed.url();
        var origin = url.getScheme() + "://" + url.getAuthority();
        var request = HttpRequest.newBuilder(url.resolve("/admin/audit-export"))
                .header("Cookie", StaffFixture.COOKIE + "=" + operator.token())
                .header("Origin", origin)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("client=" + CLIENT))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertTrue(new String(body.readNBytes(9), UTF_8).length() > 0, answer.toString() + answer.headers());
        }
    }
}
