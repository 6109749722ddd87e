package mypage.it.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
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

/** How staff find accounts and act on them and on address requests. */
@ArquillianTest
@RunAsClient
@Tag("C20")
class AccountsHttpIT {

    private static final String LOCK = "利用を停止する";

    @Test
    void accountsAreFoundByThePrefixOfTheAddressPagedAndFiltered() throws Exception {
        String prefix = UUID.randomUUID().toString();
        Sql.update("""
                insert into account (id, service, email, created_at, locked_at)
                select nextval('id_seq'), 'SEEKER', ? || lpad(n::text, 2, '0') || '@example.jp', now(),
                    case when n = 60 then now() end
                from generate_series(1, 60) n""", prefix);
        var staff = StaffFixture.with();
        var visitor = StaffFixture.search(staff.visitor(), "accounts", Map.of("address", prefix));
        assertTrue(visitor.text().contains(prefix + "01@") && visitor.text().contains(prefix + "50@"), visitor::text);
        assertFalse(visitor.text().contains(prefix + "51@"), visitor::text);
        String next = visitor.body()
                .replaceAll("(?s).*<p class=\"pages\"><a href=\"([^\"]+)\".*", "$1")
                .replace("&amp;", "&");
        visitor.get("/admin/accounts" + next);
        assertTrue(visitor.text().contains(prefix + "51@") && visitor.text().contains(prefix + "60@"), visitor::text);
        assertFalse(
                visitor.text().contains(prefix + "50@") || visitor.body().contains("class=\"pages\""), visitor::text);

        StaffFixture.search(visitor, "accounts", Map.of("state", "LOCKED", "service", "SEEKER", "address", prefix));
        assertTrue(visitor.text().contains(prefix + "60@"), visitor::text);
        assertFalse(visitor.text().contains(prefix + "01@"), visitor::text);
        assertTrue(
                StaffFixture.search(visitor, "accounts", Map.of("service", "EMPLOYER", "address", prefix))
                        .text()
                        .contains("該当する"),
                visitor::text);
        assertTrue(visitor.addresses().stream()
                .noneMatch(address -> address.toString().contains(prefix)));
        assertEquals(4, AuditEvents.count(staff, "ACCOUNT_SEARCHED"));
    }

    /** Neither the search nor the page of the list is lost on the way back, and a link of the menu begins anew. */
    @Test
    void theWayBackLeadsToTheListAsItWas() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var visitor = StaffFixture.with().visitor();
        StaffFixture.search(visitor, "accounts", Map.of("address", account.email(), "sort", "oldest"));
        visitor.get("/admin/account?of=" + account.id());
        String back = visitor.body().replaceAll("(?s).*href=\"(accounts\\?search=\\d+)\".*", "$1");
        assertTrue(visitor.get("/admin/" + back).body().contains("account?of=" + account.id()), visitor::text);

        visitor.get("/admin/audit?done=x&outcome=FAILURE&from=%22").get("/admin/audit-check");
        assertTrue(visitor.body().contains("href=\"audit?outcome=FAILURE&amp;from=%22\""), visitor::text);
        visitor.get("/admin/accounts").get("/admin/account?of=" + account.id());
        assertTrue(visitor.body().contains("href=\"accounts\""), visitor::text);
    }

    /** Whoever has not typed the beginning of an address learns no address by a list. */
    @Test
    void listsWithoutAnAddressMaskIt() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        Sql.update("update account set undelivered_at = '2001-01-01' where id = ?", account.id());
        String domain = account.email().replaceFirst(".*@", "@");
        var visitor = StaffFixture.with().visitor();
        for (var search : List.of(
                Map.of("undelivered", "1", "sort", "oldest", "size", "20"),
                Map.of("undelivered", "1", "sort", "oldest", "address", domain))) {
            StaffFixture.search(visitor, "accounts", search);
            assertTrue(visitor.body().contains("account?of=" + account.id()), visitor::text);
            assertTrue(visitor.text().contains(account.email().charAt(0) + "•••" + domain), visitor::text);
            assertFalse(visitor.text().contains(account.email()), visitor::text);
        }
        assertTrue(visitor.get("/admin/accounts?state=OPEN").text().contains("3文字以上"), visitor::text);
    }

    @Test
    void anAccountLinksToItsOwnMails() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        TestBed.visitor().submitPassword(account);
        TestBed.mailbox().first(account.email());
        var otherAccount = AccountFixture.create(Site.SEEKER);
        TestBed.visitor().submitPassword(otherAccount);
        TestBed.mailbox().first(otherAccount.email());
        var visitor = StaffFixture.with().visitor().get("/admin/account?of=" + account.id());
        visitor.submit(visitor.form("このアドレスへのメールを見る")).follow();

        assertTrue(visitor.text().contains("ワンタイムパスワード") && visitor.text().contains(account.email()), visitor::text);
        assertFalse(visitor.text().contains(otherAccount.email()), visitor::text);
    }

    @Test
    void anAccountLinksToItsAuditEvents() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        TestBed.visitor().submitPassword(account);
        var visitor = StaffFixture.with().visitor().get("/admin/account?of=" + account.id());
        visitor.get("/admin/"
                + visitor.body()
                        .replaceAll("(?s).*href=\"(audit\\?[^\"]+)\".*", "$1")
                        .replace("&amp;", "&"));

        assertTrue(visitor.isAt("/admin/audit") && visitor.text().contains(Long.toString(account.id())), visitor::text);
    }

    /** A preselected document or service could be submitted without having been checked. */
    @Test
    @Tag("R15")
    void neitherServiceNorDocumentIsPreselected() throws Exception {
        var visitor = StaffFixture.with(StaffRole.OPERATE).visitor().get("/admin/request-new");
        visitor.submit(visitor.form("受け付ける").type("いまのメールアドレス", "a@example.jp").type("新しいメールアドレス", "b@example.jp"));
        assertTrue(visitor.text().contains("サービスを選んでください"), visitor::text);
        assertTrue(visitor.text().contains("本人確認の書類を選んでください"), visitor::text);
        assertTrue(visitor.text().contains("登録の書類を選んでください"), visitor::text);
    }

    @Test
    void aSearchNeedsAnAddressPrefixOfThreeCharacters() throws Exception {
        var staff = StaffFixture.with();
        var visitor = staff.visitor();
        assertFalse(visitor.get("/admin/accounts").body().contains("<table"));
        assertTrue(
                StaffFixture.search(visitor, "accounts", Map.of("address", "ab", "state", "LOCKED"))
                        .text()
                        .contains("254文字以内で入力してください"),
                visitor::text);
        assertFalse(visitor.body().contains("<table"));
        assertEquals(0, AuditEvents.count(staff, "ACCOUNT_SEARCHED"));
    }

    @Test
    @Tag("C19")
    void anAccountIsLockedOnceWhenTwoMembersTry() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var first = openLockPage(StaffFixture.with(StaffRole.OPERATE), account);
        var second = openLockPage(StaffFixture.with(StaffRole.OPERATE), account);
        first.submit(first.form(LOCK)).follow();
        second.submit(second.form(LOCK)).follow();

        assertTrue(first.text().contains("利用を停止しました"), first::text);
        assertTrue(second.text().contains("ほかの担当者が先に操作した可能性があります"), second::text);
        assertEquals(1, AuditEvents.count(account, "LOCKED"));
    }

    private static HttpVisitor openLockPage(StaffFixture staff, AccountFixture account) throws Exception {
        return staff.visitor().get("/admin/account-lock?of=" + account.id());
    }

    @Test
    void staffWithoutTheRoleAreOfferedNoActions() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var staff = StaffFixture.with();
        var visitor = staff.visitor().get("/admin/account?of=" + account.id());
        assertTrue(visitor.isAt("/admin/account") && visitor.text().contains(account.email()), visitor::text);
        assertFalse(visitor.text().contains(LOCK), visitor::text);
        assertEquals(1, AuditEvents.count(staff, "ACCOUNT_VIEWED"));
        assertFalse(visitor.get("/admin/requests").text().contains("アドレス変更の受付"), visitor::text);
    }

    @Test
    @Tag("C18")
    void unknownAccountsAndRequestsAreNotFound() throws Exception {
        var visitor = StaffFixture.with(StaffRole.OPERATE, StaffRole.APPROVE).visitor();
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
            assertEquals(404, visitor.get("/admin/" + page).status(), page);
        }
        assertEquals(
                200,
                visitor.get("/admin/accounts?address=abc&state=x&service=x&after=x")
                        .status());
        assertEquals(200, visitor.get("/admin/requests?state=x&after=x").status());
    }

    @Test
    void anInapplicableActionIsNotOffered() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var visitor = StaffFixture.with(StaffRole.OPERATE).visitor();
        for (String action : new String[] {"unlock", "sessions", "resume", "invite", "tries", "reopen"}) {
            visitor.get("/admin/account-" + action + "?of=" + account.id()).follow();
            assertTrue(visitor.isAt("/admin/account") && visitor.text().contains("することがありません"), visitor::text);
        }
    }

    @Test
    @Tag("R17")
    void aRequestIsDecidedOnce() throws Exception {
        var request = new AddressRequestVisitor(AccountFixture.create(Site.SEEKER)).perform("review");
        var visitor = StaffFixture.with(StaffRole.APPROVE).visitor().get("/admin/request-approve?of=" + request.id);
        request.perform("reject");
        visitor.submit(visitor.form("申請を承認する")).follow();

        assertTrue(visitor.text().contains("申請の状態が変わっているか"), visitor::text);
        assertEquals("REJECTED", request.state());
    }
}
