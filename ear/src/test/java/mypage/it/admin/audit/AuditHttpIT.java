package mypage.it.admin.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.util.Map;
import mypage.admin.staff.StaffRole;
import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.Await;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How staff search the audit trail and check its chain. */
@ArquillianTest
@RunAsClient
@Tag("C26")
class AuditHttpIT {

    private static final String ROW = "<td class=\"time\">";

    private final StaffFixture operator;
    private final HttpVisitor visitor;

    AuditHttpIT() throws Exception {
        operator = StaffFixture.with(StaffRole.OPERATE);
        visitor = operator.visitor();
    }

    @Test
    void eventsAreFoundByAccountAndByMemberOfStaff() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        TestBed.visitor().from("10.9.8.7").submitPassword(account, "wrong");

        search("account", account.email());
        assertEquals(1, rows());
        assertTrue(visitor.text().contains("パスワードの誤り失敗"), visitor.text());
        assertTrue(visitor.text().contains("求職者マイページ10.9.8.7"), visitor.text());
        assertEquals(1, AuditEvents.count(operator, "AUDIT_SEARCHED"));

        search("staff", operator.name());
        assertTrue(visitor.text().contains("監査の記録の検索成功"), visitor.text());
    }

    @Test
    void pagingRecordsTheSearchOnce() throws Exception {
        Sql.update("""
                insert into audit_event (id, occurred_at, kind, outcome, client_address)
                select nextval('id_seq'), now() - n * interval '1 second', 'SIGNED_OUT', 'SUCCESS', '198.51.100.50'
                from generate_series(1, 120) n""");
        search("client", "198.51.100.50");
        assertEquals(50, rows());
        nextPage();
        assertEquals(50, rows());
        nextPage();
        assertEquals(20, rows());
        assertFalse(visitor.body().contains("rel=\"next\""));
        assertEquals(1, AuditEvents.count(operator, "AUDIT_SEARCHED"));
    }

    /** What people type may be somebody's address: no address of a page has it, in none of its steps. */
    @Test
    @Tag("C25")
    void whatWasTypedIsInNoAddress() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        search("account", account.email());
        search("staff", operator.name());
        visitor.get("/admin/audit-export" + visitor.body().replaceAll("(?s).*\"audit-export(\\?[^\"]*)\".*", "$1"));
        assertTrue(visitor.text().contains(operator.name()), visitor.text());
        visitor.get("/admin/audit?account=" + URLEncoder.encode(account.email(), UTF_8));
        assertEquals(0, rows(), "an address of a page says nothing that only people type");
        visitor.addresses().stream()
                .limit(visitor.addresses().size() - 1)
                .forEach(address -> assertFalse(
                        address.toString().contains("example")
                                || address.toString().contains("staff="),
                        address::toString));
    }

    @Test
    void nothingIsSearchedBeforeTheFormIsSubmitted() throws Exception {
        visitor.get("/admin/audit");
        assertEquals(0, rows());
        assertFalse(visitor.text().contains("当てはまる記録はありません"));
    }

    @Test
    void invalidFiltersAreReported() throws Exception {
        visitor.get("/admin/audit?client=somewhere&from=yesterday");
        assertTrue(visitor.text().contains("接続元アドレスは、192.0.2.1"), visitor.text());
        assertTrue(visitor.text().contains("日時は、2026-01-31T09:30"), visitor.text());
        assertEquals(
                200, visitor.get("/admin/audit?until=%2B999999999-01-01T00:00").status());
        assertEquals(200, visitor.get("/admin/audit?account=%00&after=x").status());
    }

    @Test
    @Tag("C27")
    void theCheckRunsInTheBackground() throws Exception {
        visitor.get("/admin/audit-check-run");
        visitor.submit(visitor.form("確認を始める").type("ログにある末尾の値", "nonsense"));
        assertTrue(visitor.text().contains("末尾の値は、"), visitor.text());

        visitor.submit(visitor.form("確認を始める").type("ログにある末尾の値", "")).follow();
        assertTrue(visitor.isAt("/admin/audit-check"), visitor.body());
        Await.until(
                "check result", () -> visitor.get("/admin/audit-check").text().contains("正常" + operator.name()));
        assertEquals(1, AuditEvents.count(operator, "AUDIT_CHECKED"));
    }

    @Test
    @Tag("C27")
    void aHeadThatDiffersFromTheLogRaisesAnAlert() throws Exception {
        visitor.get("/admin/audit-check-run");
        visitor.submit(visitor.form("確認を始める").type("ログにある末尾の値", "999999999:00")).follow();
        try {
            Await.until(
                    "check result",
                    () -> visitor.get("/admin/audit-check").text().contains("異常" + operator.name()));
            assertTrue(visitor.text().contains("監査の記録に異常があります"), visitor.text());
            assertTrue(visitor.text().contains("the end is cut off"), visitor.text());
        } finally {
            Sql.update("delete from audit_check where expected_head is not null");
        }
    }

    @Test
    @Tag("C27")
    void onlyOneCheckRunsAtATimeAndAnInterruptedOneIsShown() throws Exception {
        Sql.update("""
                insert into audit_check (id, staff_id, started_at)
                values (nextval('id_seq'), ?, now() - interval '1 hour')""", operator.id());
        try (var connection = TestBed.database().connect();
                var lock = connection.prepareStatement(
                        "select pg_advisory_xact_lock('audit_check'::regclass::oid::bigint)")) {
            assertTrue(visitor.get("/admin/audit-check").text().contains("中断" + operator.name()), visitor.text());
            connection.setAutoCommit(false);
            lock.execute();
            visitor.get("/admin/audit-check-run");
            visitor.submit(visitor.form("確認を始める")).follow();
            assertTrue(visitor.text().contains("すでに実行中です"), visitor.text());
            connection.rollback();
        } finally {
            Sql.update("delete from audit_check where finished_at is null");
        }
    }

    private void search(String field, String value) throws Exception {
        StaffFixture.search(visitor, "audit", Map.of(field, value));
    }

    private void nextPage() throws Exception {
        var link = visitor.body().replaceAll("(?s).*<a href=\"(audit\\?[^\"]*)\" rel=\"next\">.*", "$1");
        visitor.get("/admin/" + link.replace("&amp;", "&"));
    }

    private int rows() {
        return visitor.body().split(ROW, -1).length - 1;
    }
}
