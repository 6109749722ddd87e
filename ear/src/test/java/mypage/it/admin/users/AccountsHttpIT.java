package mypage.it.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import mypage.admin.staff.StaffRole;
import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import mypage.it.addressrequests.AddressRequestVisitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Accounts and requests for another address at the desk: what is found, who may do what, and that it is done once. */
@ArquillianTest
@RunAsClient
@Tag("C20")
class AccountsHttpIT {

    private static final String LOCK = "利用を停止する";

    @Test
    void findsByTheBeginningPageByPageAndFiltered() throws Exception {
        String stem = UUID.randomUUID().toString();
        Sql.update("""
                insert into account (id, service, email, created_at, locked_at)
                select nextval('id_seq'), 'SEEKER', ? || lpad(n::text, 2, '0') || '@example.jp', now(),
                    case when n = 60 then now() end
                from generate_series(1, 60) n""", stem);
        var staff = StaffFixture.with();
        var desk = staff.visitor().get("/admin/accounts?address=" + stem);
        assertTrue(desk.text().contains(stem + "01@") && desk.text().contains(stem + "50@"), desk::text);
        assertFalse(desk.text().contains(stem + "51@"), desk::text);
        String next = desk.body()
                .replaceAll("(?s).*<p class=\"pages\"><a href=\"([^\"]+)\".*", "$1")
                .replace("&amp;", "&");
        desk.get("/admin/accounts" + next);
        assertTrue(desk.text().contains(stem + "51@") && desk.text().contains(stem + "60@"), desk::text);
        assertFalse(desk.text().contains(stem + "50@") || desk.body().contains("class=\"pages\""), desk::text);

        desk.get("/admin/accounts?state=LOCKED&service=SEEKER&address=" + stem);
        assertTrue(desk.text().contains(stem + "60@"), desk::text);
        assertFalse(desk.text().contains(stem + "01@"), desk::text);
        assertTrue(
                desk.get("/admin/accounts?service=EMPLOYER&address=" + stem)
                        .text()
                        .contains("該当する"),
                desk::text);
        assertEquals(4, events(staff, "ACCOUNT_SEARCHED"));
    }

    @Test
    void leadsFromAnAccountToItsMailsAndNoOthers() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        TestBed.visitor().submitPassword(account);
        TestBed.mailbox().first(account.email());
        var stranger = AccountFixture.create(Site.SEEKER);
        TestBed.visitor().submitPassword(stranger);
        TestBed.mailbox().first(stranger.email());
        var desk = StaffFixture.with().visitor().get("/admin/account?of=" + account.id());
        desk.get("/admin/"
                + desk.body()
                        .replaceAll("(?s).*href=\"(mails\\?[^\"]+)\".*", "$1")
                        .replace("&amp;", "&"));

        assertTrue(desk.text().contains("ワンタイムパスワード") && desk.text().contains(account.email()), desk::text);
        assertFalse(desk.text().contains(stranger.email()), desk::text);
    }

    @Test
    void leadsFromAnAccountToAllThatWasRecordedOfIt() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        TestBed.visitor().submitPassword(account);
        var desk = StaffFixture.with().visitor().get("/admin/account?of=" + account.id());
        desk.get("/admin/"
                + desk.body()
                        .replaceAll("(?s).*href=\"(audit\\?[^\"]+)\".*", "$1")
                        .replace("&amp;", "&"));

        assertTrue(desk.isAt("/admin/audit") && desk.text().contains(Long.toString(account.id())), desk::text);
    }

    /** Whoever asks for a document, or a service, has to have seen it. */
    @Test
    @Tag("R15")
    void nothingIsChosenBeforehand() throws Exception {
        var desk = StaffFixture.with(StaffRole.OPERATE).visitor().get("/admin/request-new");
        desk.submit(desk.form("受け付ける").type("いまのメールアドレス", "a@example.jp").type("新しいメールアドレス", "b@example.jp"));
        assertTrue(desk.text().contains("サービスを選んでください"), desk::text);
        assertTrue(desk.text().contains("本人確認の書類を選んでください"), desk::text);
    }

    @Test
    void showsNobodyWithoutTheBeginningOfAnAddress() throws Exception {
        var staff = StaffFixture.with();
        var desk = staff.visitor();
        assertFalse(desk.get("/admin/accounts").body().contains("<table"));
        assertTrue(desk.get("/admin/accounts?address=ab&state=LOCKED").text().contains("254文字以内で入力してください"), desk::text);
        assertFalse(desk.body().contains("<table"));
        assertEquals(0, events(staff, "ACCOUNT_SEARCHED"));
    }

    @Test
    @Tag("C19")
    void twoColleaguesLockOnce() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var one = asksToLock(StaffFixture.with(StaffRole.OPERATE), account);
        var other = asksToLock(StaffFixture.with(StaffRole.OPERATE), account);
        one.submit(one.form(LOCK)).follow();
        other.submit(other.form(LOCK)).follow();

        assertTrue(one.text().contains("利用を停止しました"), one::text);
        assertTrue(other.text().contains("ほかの担当者が先に操作した可能性があります"), other::text);
        assertEquals(1, AuditEvents.count(account, "LOCKED"));
    }

    private static HttpVisitor asksToLock(StaffFixture staff, AccountFixture account) throws Exception {
        return staff.visitor().get("/admin/account-lock?of=" + account.id());
    }

    @Test
    void whoMayOnlyLookIsOfferedNothingElse() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var staff = StaffFixture.with();
        var desk = staff.visitor().get("/admin/account?of=" + account.id());
        assertTrue(desk.isAt("/admin/account") && desk.text().contains(account.email()), desk::text);
        assertFalse(desk.text().contains(LOCK), desk::text);
        assertEquals(1, events(staff, "ACCOUNT_VIEWED"));
        assertFalse(desk.get("/admin/requests").text().contains("アドレス変更の受付"), desk::text);
    }

    @Test
    @Tag("C18")
    void whatIsNotThereIsNotFound() throws Exception {
        var desk = StaffFixture.with(StaffRole.OPERATE, StaffRole.APPROVE).visitor();
        for (String page : new String[] {
            "account",
            "account?of=",
            "account?of=x",
            "account?of=999999999999",
            "account-lock?of=999999999999",
            "account-unlock",
            "request",
            "request?of=999999999999",
            "request-approve?of=999999999999"
        }) {
            assertEquals(404, desk.get("/admin/" + page).status(), page);
        }
        assertEquals(
                200,
                desk.get("/admin/accounts?address=abc&state=x&service=x&after=x")
                        .status());
        assertEquals(200, desk.get("/admin/requests?state=x&after=x").status());
    }

    @Test
    void anActThatDoesNotFitIsNotAsked() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var desk = StaffFixture.with(StaffRole.OPERATE).visitor();
        for (String act : new String[] {"unlock", "sessions", "resume", "invite", "tries", "reopen"}) {
            desk.get("/admin/account-" + act + "?of=" + account.id()).follow();
            assertTrue(desk.isAt("/admin/account") && desk.text().contains("することがありません"), desk::text);
        }
    }

    @Test
    @Tag("R17")
    void aRequestThatHasGoneOnIsNotDecidedTwice() throws Exception {
        var office = new AddressRequestVisitor(AccountFixture.create(Site.SEEKER)).take("review");
        var desk = StaffFixture.with(StaffRole.APPROVE).visitor().get("/admin/request-approve?of=" + office.id);
        office.take("reject");
        desk.submit(desk.form("申請を承認する")).follow();

        assertTrue(desk.text().contains("申請の状態が変わっているか"), desk::text);
        assertEquals("REJECTED", office.state());
    }

    private static long events(StaffFixture staff, String kind) throws Exception {
        return Sql.number("select count(*) from audit_event where kind = ? and staff_id = ?", kind, staff.id());
    }
}
