package mypage.it.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.Mailbox;
import mypage.it.RateLimitFixture;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Errors during a change of the address: the pages explain them, and nothing changes. */
@ArquillianTest
@RunAsClient
class AddressChangeErrorsHttpIT extends AddressChangeVisitor {

    @BeforeEach
    void signInAndMarkReauthenticated() throws Exception {
        signIn();
        markReauthenticated(account);
    }

    @AfterEach
    void assertNothingChanged() throws Exception {
        assertEquals(account.email(), currentEmail(account));
        assertEquals(0, AuditEvents.count(account, "EMAIL_CHANGED"));
    }

    @Test
    @Tag("C18")
    void anInvalidAddressIsExplained() throws Exception {
        assertTrue(requestCode("").text().contains("新しいメールアドレスを入力してください"), here::text);
        assertTrue(requestCode("nobody").text().contains("メールアドレスの形が正しくありません"), here::text);
        assertTrue(here.body().contains("value=\"nobody\""));
        assertTrue(requestCode("<script>@example.jp").text().contains("形が正しくありません"), here::text);
        assertFalse(here.body().contains("<script>@"));
        assertTrue(requestCode(" " + account.email().toUpperCase() + "　").text().contains("いまのIDと同じ"), here::text);
        assertEquals(0, AuditEvents.count(account, "ADDRESS_PROOF_ISSUED"));
    }

    @Test
    @Tag("C1")
    void tooManyMailsAreRefusedWithTheWaitingTime() throws Exception {
        RateLimitFixture.set("address mails " + account.id(), Duration.ofHours(1));
        assertTrue(requestCode(newEmail).text().contains("12分ほど待ってから"), here::text);
        assertEquals(429, here.status());
    }

    @Test
    @Tag("C5")
    void afterFiveWrongCodesTheChangeStartsOver() throws Exception {
        requestCode(newEmail);
        String wrong = Mailbox.otherThan(codeSentTo(newEmail));
        assertTrue(submitCode("").text().contains("確認番号を入力してください"), here::text);
        assertTrue(submitCode("12345").text().contains("6桁の数字です"), here::text);
        for (int left = 4; left > 0; left--) {
            assertTrue(submitCode(wrong).text().contains("あと" + left + "回"), here::text);
        }
        var stale = here.twin();

        assertTrue(submitCode(wrong).text().contains("入力できる回数を超えました"), here::text);
        assertTrue(here.isAt(Site.SEEKER.address()));

        stale.submit(stale.form(CHANGE).type(NUMBER, codeSentTo(newEmail))).follow();
        assertTrue(stale.text().contains("入力できる回数を超えました"), stale::text);
    }

    @Test
    void anExpiredCodeIsExplained() throws Exception {
        requestCode(newEmail);
        Sql.update("update address_change set expires_at = now() where account_id = ?", account.id());
        assertTrue(submitCode(codeSentTo(newEmail)).text().contains("有効期限が過ぎました"), here::text);
        assertTrue(here.isAt(Site.SEEKER.address()));
    }

    @Test
    void anOutdatedPageIsReplacedAndCountsAsNoAttempt() throws Exception {
        requestCode(newEmail);
        var older = here.form(CHANGE).type(NUMBER, codeSentTo(newEmail));
        String second = newAddress();
        requestCode(second);

        here.submit(older).follow();

        assertTrue(here.text().contains("最新の画面に切り替えました") && here.text().contains(second), here::text);
        assertEquals(0, Sql.number("select tries from address_change where account_id = ?", account.id()));
    }

    @Test
    @Tag("C20")
    void aNewerChangeInAnotherBrowserReplacesTheOlderOne() throws Exception {
        requestCode(newEmail);
        var code = here.form(CHANGE).type(NUMBER, codeSentTo(newEmail));
        var there = TestBed.visitor();
        there.submitPassword(account).submitCode(mailbox.nth(2, account.email()).code());
        markReauthenticated(account);
        there.get(Site.SEEKER.address());
        there.submit(there.form(REQUEST_CODE).type(NEW_ADDRESS, newAddress())).follow();

        var cookie = here.cookies().get(CHANGE_COOKIE);
        assertTrue(here.submit(code).follow().text().contains("新しい確認番号が発行されました"), here::text);
        there.cookies().put(CHANGE_COOKIE, cookie);
        assertTrue(there.get(Site.SEEKER.addressCode()).follow().text().contains("新しい確認番号が発行されました"), there::text);
    }

    /** The mail arrived after the reauthentication had expired. */
    @Test
    @Tag("C4")
    void reauthenticatingAgainLeadsBackToTheCode() throws Exception {
        requestCode(newEmail);
        var code = here.form(CHANGE).type(NUMBER, codeSentTo(newEmail));
        account.outlastAuthentication();

        here.submit(code).follow();
        assertTrue(here.isAt(REAUTHENTICATE), here::text);
        assertEquals(0, Sql.number("select tries from address_change where account_id = ?", account.id()));
        here.submit(here.form("次へ").type("いまのパスワード", account.password())).follow();
        here.submitCode(mailbox.nth(2, account.email()).code());

        assertTrue(here.isAt(Site.SEEKER.addressCode()) && here.text().contains(newEmail), here::text);
    }

    @Test
    @Tag("C8")
    void aTakenAddressIsReportedAsUnusable() throws Exception {
        requestCode(newEmail);
        String code = codeSentTo(newEmail);
        AccountFixture.create(TestBed.database(), Site.SEEKER, newEmail);

        submitCode(code);

        assertTrue(here.isAt(Site.SEEKER.address()) && here.text().contains("このメールアドレスは使えません"), here::text);
        assertTrue(here.get(Site.SEEKER.addressCode()).follow().text().contains("確認番号を入力できません"), here::text);
        assertEquals(1, AuditEvents.count(account, "ADDRESS_TAKEN"));
    }

    @Test
    @Tag("C20")
    void theCookieOfAnotherAccountIsRejected() throws Exception {
        requestCode(newEmail);
        var code = here.form(CHANGE).type(NUMBER, codeSentTo(newEmail));
        var other = AccountFixture.create(Site.SEEKER);
        var otherUser = TestBed.visitor();
        otherUser.submitPassword(other).submitCode(mailbox.first(other.email()).code());
        markReauthenticated(other);
        otherUser.get(Site.SEEKER.account());
        otherUser.cookies().put(CHANGE_COOKIE, here.cookies().get(CHANGE_COOKIE));

        assertTrue(otherUser.submit(code).follow().text().contains("確認番号を入力できません"), otherUser::text);
        assertEquals(other.email(), currentEmail(other));
    }
}
