package mypage.it.admin.signin;

import static mypage.admin.staff.StaffRole.MANAGE;
import static mypage.admin.staff.StaffRole.OPERATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Before a sensitive act, members of staff prove the second factor again if the last proof is too old (ASVS 7.5.3). */
@ArquillianTest
@RunAsClient
@Tag("C4")
class StaffConfirmationHttpIT {

    private static final String GO_ON = "確認して進む";
    private static final String QUESTION = "大切な操作のため";

    private final StaffVisitor member = StaffVisitor.enrolled(OPERATE, MANAGE);
    private final HttpVisitor visitor = member.visitor();

    StaffConfirmationHttpIT() throws Exception {
        member.submitPassword();
        member.submitCode(member.app().code(0));
        member.forgetUsedCodes();
    }

    /** As if the last code had been typed that many seconds before. */
    private void proved(int secondsAgo) throws Exception {
        Sql.update(
                "update staff_session set confirmed_at = null, started_at = now() - ? * interval '1 second'"
                        + " where staff_id = ?",
                secondsAgo,
                member.staff().id());
    }

    private HttpVisitor confirm(String code) throws Exception {
        return visitor.submit(visitor.form(GO_ON).type(StaffVisitor.CODE, code));
    }

    @Test
    void aSensitivePageAsksAfterAQuarterOfAnHourAndThenOpens() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var path = "/admin/account-lock?of=" + account.id();
        proved(890);
        assertFalse(visitor.get(path).text().contains(QUESTION), visitor.text());
        proved(901);
        assertTrue(visitor.get(path).text().contains(QUESTION), visitor.text());
        assertFalse(visitor.get("/admin/account?of=" + account.id()).text().contains(QUESTION), visitor.text());
        for (var own : List.of("me-password", "me-codes")) {
            assertTrue(visitor.get("/admin/" + own).text().contains(QUESTION), visitor.text());
        }

        var before = visitor.get(path).cookies().get(StaffFixture.COOKIE);
        confirm(member.app().code(5));
        assertTrue(visitor.text().contains("認証コードが正しくないか"), visitor.text());
        confirm(member.app().code(0)).follow();
        assertTrue(
                visitor.answer().uri().toString().endsWith(path),
                visitor.answer().uri()::toString);
        assertTrue(visitor.text().contains(account.email()), visitor.text());
        assertFalse(before.equals(visitor.cookies().get(StaffFixture.COOKIE)));
        assertEquals(1, AuditEvents.count(member.staff(), "STAFF_CONFIRMED"));
        assertEquals(
                0, Sql.number("select count(*) from account where id = ? and locked_at is not null", account.id()));
    }

    /** The form was filled in so slowly that the last code is too old when it is sent. */
    @Test
    void nothingThatWasTypedIsLost() throws Exception {
        var email = "slow" + member.staff().id() + "@example.jp";
        visitor.get("/admin/staff-invite");
        var form = visitor.form("追加してメールを送る");
        form.values().putAll(Map.of("name", "<b>山田</b> & \"花\"", "email", email, "operate", "on"));
        proved(901);

        visitor.submit(form);
        assertTrue(visitor.text().contains(QUESTION), visitor.text());
        assertEquals(0, Sql.number("select count(*) from staff where email = ?", email));
        confirm(member.app().code(5));
        confirm(member.app().code(0)).follow();

        assertTrue(visitor.text().contains("担当者を追加しました"), visitor.text());
        assertEquals("<b>山田</b> & \"花\"", Sql.text("select name from staff where email = ?", email));
        assertEquals(
                1,
                Sql.number(
                        "select count(*) from staff_role r join staff s on s.id = r.staff_id" + " where s.email = ?",
                        email));
    }

    @Test
    void anActionIsDoneWithOneCodeAndOnce() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.get("/admin/account-lock?of=" + account.id());
        var form = visitor.form("利用を停止する");
        proved(901);
        visitor.submit(form);
        confirm(member.app().code(0)).follow();
        assertEquals(
                1, Sql.number("select count(*) from account where id = ? and locked_at is not null", account.id()));
    }

    @Test
    void aDownloadGoesOnAfterTheCode() throws Exception {
        visitor.get("/admin/audit-export?staff=" + member.staff().id());
        var form = visitor.form("出力する");
        proved(901);
        visitor.submit(form);
        confirm(member.app().code(0));
        var type = visitor.answer().headers().firstValue("Content-Type").orElse("");
        assertTrue(type.startsWith("text/csv"), visitor.body());
        assertTrue(visitor.body().contains("以上"), visitor.body());
    }

    @Test
    @Tag("C5")
    void tenWrongCodesEndTheGuessing() throws Exception {
        proved(901);
        visitor.get("/admin/staff-invite");
        for (int i = 0; i < 10; i++) {
            confirm("000000");
            assertEquals(200, visitor.status());
        }
        confirm(member.app().code(0));
        assertEquals(429, visitor.status());
        assertTrue(visitor.answer().headers().firstValue("Retry-After").isPresent());
        assertEquals(0, AuditEvents.count(member.staff(), "STAFF_CONFIRMED"));
    }

    @Test
    void thePageItselfLeadsToOnesOwnSettings() throws Exception {
        assertTrue(visitor.get("/admin/me-confirm").follow().isAt("/admin/me"), visitor.text());
        proved(901);
        assertTrue(visitor.get("/admin/me-confirm").text().contains(QUESTION), visitor.text());
        assertTrue(confirm(member.app().code(0)).follow().isAt("/admin/me"), visitor.text());
    }
}
