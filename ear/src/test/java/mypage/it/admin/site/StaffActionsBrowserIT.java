package mypage.it.admin.site;

import static mypage.admin.staff.StaffRole.APPROVE;
import static mypage.admin.staff.StaffRole.MANAGE;
import static mypage.admin.staff.StaffRole.OPERATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import mypage.it.AccountFixture;
import mypage.it.Person;
import mypage.it.RateLimitFixture;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import mypage.it.addressrequests.AddressRequestVisitor;
import mypage.it.report.PageReport;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The confirmation pages of staff that no other test inspects. {@link PageReport} checks that none is missing. */
@ArquillianTest
@RunAsClient
class StaffActionsBrowserIT {

    private Person person;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @Test
    void actionsOnAccountsAreConfirmed() throws Exception {
        var account = TestBed.visitor().enableSkipForNewAccount(Site.SEEKER);
        RateLimitFixture.exhaust(Site.SEEKER, account.email());
        person = StaffFixture.with(OPERATE).person();
        for (String action : new String[] {"sessions", "resume", "tries", "disclose"}) {
            inspects("account-" + action, account.id());
        }
        person.opens("/admin/account?of=" + account.id());
        person.page().locator("a[id^=end-]").click();
        person.reads("ほかの端末・ブラウザのログインは続きます").inspects("account-session");
        Sql.update("update account set password_hash = null where id = ?", account.id());
        inspects("account-invite", account.id());
        var closed = AccountFixture.create(Site.SEEKER);
        Sql.update("update account set closed_at = now(), locked_at = now() where id = ?", closed.id());
        inspects("account-reopen", closed.id());
    }

    @Test
    @Tag("R68")
    void theDataForADisclosureAreDownloaded() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var member = StaffFixture.with(OPERATE);
        person = member.person();
        person.opens("/admin/account-data?of=" + account.id()).reads("見つかりません");
        Sql.update("""
                insert into pending_act (id, kind, subject, details, asked_by, asked_at, expires_at, state, decided_at)
                values (nextval('id_seq'), 'DISCLOSE_ACCOUNT', ?, '', ?, now(), now(), 'DONE', now())
                """, account.id() + " " + member.id(), member.id());
        person.opens("/admin/account?of=" + account.id()).reads("承認されました").inspects("account-disclosed");
        for (String format : new String[] {"JSON", "CSV"}) {
            Download file = person.page()
                    .waitForDownload(() -> person.link(format + "でダウンロード").click());
            assertTrue(Files.readString(file.path()).contains(account.email()));
        }
    }

    @Test
    void stepsOfAddressRequestsAreConfirmed() throws Exception {
        var request = new AddressRequestVisitor(AccountFixture.create(Site.EMPLOYER));
        person = StaffFixture.with(OPERATE, APPROVE).person();
        inspects("request-review", request.id);
        request.perform("review");
        inspects("request-reject", request.id);
        request.perform("approve").endWaitingPeriod();
        inspects("request-resend", request.id);
    }

    @Test
    void theGuideOpensAtTheTaskOfThePage() throws Exception {
        person = StaffFixture.with().person();
        person.opens("/admin/mails")
                .follows("手引き")
                .isAt("/admin/guide#" + URLEncoder.encode("メール", StandardCharsets.UTF_8));
        person.reads("失敗分をまとめて再送").inspects("guide");
    }

    @Test
    void resettingTheAttemptsOfAMemberIsConfirmed() throws Exception {
        var colleague = StaffFixture.with();
        person = StaffFixture.with(MANAGE).person();
        inspects("staff-tries", colleague.id());
    }

    @Test
    @Tag("C1")
    void openingTheSecondFactorOfAMemberIsConfirmed() throws Exception {
        var colleague = StaffFixture.with();
        Sql.update(
                "update staff set password_hash = '', totp_secret = '', guesses = array_fill(now(), array[25])"
                        + " where id = ?",
                colleague.id());
        person = StaffFixture.with(MANAGE).person();
        person.opens("/admin/staff-member?of=" + colleague.id())
                .reads("認証コード停止中")
                .inspects("staff-member-closed");
        inspects("staff-codes", colleague.id());
        person.clicks("再開する").reads("認証コードの受付を再開しました");
        assertEquals(0, Sql.number("select guess_count from staff where id = ?", colleague.id()));
    }

    private void inspects(String page, long id) {
        String path = "/admin/" + page + "?of=" + id;
        person.opens(path).isAt(path).inspects(page);
    }
}
