package mypage.it.profile;

import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.Mailbox;
import mypage.it.RateLimitFixture;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can go wrong while an address changes, and that the pages say what to do then. Nothing has changed after any of it. */
@ArquillianTest
@RunAsClient
class AddressChangeErrorsHttpIT extends AddressChangeVisitor {

    @BeforeEach
    void begin() throws Exception {
        signIn();
        markReauthenticated(account);
    }

    @AfterEach
    void nothingHasChanged() throws Exception {
        assertEquals(account.email(), email(account));
        assertEquals(0, AuditEvents.count(account, "EMAIL_CHANGED"));
    }

    @Test
    @Tag("C18")
    void saysWhatIsWrongWithAnAddress() throws Exception {
        assertTrue(ask("").text().contains("新しいメールアドレスを入力してください"), here::text);
        assertTrue(ask("nobody").text().contains("メールアドレスの形が正しくありません"), here::text);
        assertTrue(here.body().contains("value=\"nobody\""));
        assertTrue(ask("<script>@example.jp").text().contains("形が正しくありません"), here::text);
        assertFalse(here.body().contains("<script>@"));
        assertTrue(ask(" " + account.email().toUpperCase() + "　").text().contains("いまのIDと同じ"), here::text);
        assertEquals(0, AuditEvents.count(account, "ADDRESS_PROOF_ISSUED"));
    }

    @Test
    @Tag("C1")
    void saysWhenTheNextMailWillBe() throws Exception {
        RateLimitFixture.set("address mails " + account.id(), Duration.ofHours(1));
        assertTrue(ask(next).text().contains("12分ほど待ってから"), here::text);
        assertEquals(429, here.status());
    }

    @Test
    @Tag("C5")
    void countsTheTriesDownAndStartsOver() throws Exception {
        ask(next);
        String wrong = Mailbox.otherThan(codeTo(next));
        assertTrue(type("").text().contains("確認番号を入力してください"), here::text);
        assertTrue(type("12345").text().contains("6桁の数字です"), here::text);
        for (int left = 4; left > 0; left--) {
            assertTrue(type(wrong).text().contains("あと" + left + "回"), here::text);
        }
        var stale = here.twin();

        assertTrue(type(wrong).text().contains("入力できる回数を超えました"), here::text);
        assertTrue(here.isAt(Site.SEEKER.address()));

        stale.submit(stale.form(CHANGE).type(NUMBER, codeTo(next))).follow();
        assertTrue(stale.text().contains("入力できる回数を超えました"), stale::text);
    }

    @Test
    void saysThatTheCodeIsTooOld() throws Exception {
        ask(next);
        Sql.update("update address_change set expires_at = now() where account_id = ?", account.id());
        assertTrue(type(codeTo(next)).text().contains("有効期限が過ぎました"), here::text);
        assertTrue(here.isAt(Site.SEEKER.address()));
    }

    @Test
    void aPageThatWasLeftOpenShowsTheNewestCodeAndCostsNoTry() throws Exception {
        ask(next);
        var older = here.form(CHANGE).type(NUMBER, codeTo(next));
        String second = newAddress();
        ask(second);

        here.submit(older).follow();

        assertTrue(here.text().contains("最新の画面に切り替えました") && here.text().contains(second), here::text);
        assertEquals(0, Sql.number("select tries from address_change where account_id = ?", account.id()));
    }

    @Test
    @Tag("C20")
    void aNewerChangeInAnotherBrowserReplacesIt() throws Exception {
        ask(next);
        var code = here.form(CHANGE).type(NUMBER, codeTo(next));
        var there = TestBed.visitor();
        there.submitPassword(account).submitCode(mailbox.nth(2, account.email()).code());
        markReauthenticated(account);
        there.get(Site.SEEKER.address());
        there.submit(there.form(ASK).type(NEW_ADDRESS, newAddress())).follow();

        var cookie = here.cookies().get(COOKIE);
        assertTrue(here.submit(code).follow().text().contains("新しい確認番号が発行されました"), here::text);
        there.cookies().put(COOKIE, cookie);
        assertTrue(there.get(Site.SEEKER.addressCode()).follow().text().contains("新しい確認番号が発行されました"), there::text);
    }

    /** The mail took longer than the proof of both factors is good for. */
    @Test
    @Tag("C4")
    void asksForBothFactorsAgainAndComesBackToTheCode() throws Exception {
        ask(next);
        var code = here.form(CHANGE).type(NUMBER, codeTo(next));
        Sql.update(
                "update user_session set confirmed_at = now() - interval '10 minutes' where account_id = ?",
                account.id());

        here.submit(code).follow();
        assertTrue(here.isAt(CONFIRM), here::text);
        assertEquals(0, Sql.number("select tries from address_change where account_id = ?", account.id()));
        here.submit(here.form("次へ").type("いまのパスワード", account.password())).follow();
        here.submitCode(mailbox.nth(2, account.email()).code());

        assertTrue(here.isAt(Site.SEEKER.addressCode()) && here.text().contains(next), here::text);
    }

    @Test
    @Tag("C8")
    void saysNoMoreThanThatAnAddressCannotBeUsed() throws Exception {
        ask(next);
        String code = codeTo(next);
        AccountFixture.create(TestBed.database(), Site.SEEKER, next);

        type(code);

        assertTrue(here.isAt(Site.SEEKER.address()) && here.text().contains("このメールアドレスは使えません"), here::text);
        assertTrue(here.get(Site.SEEKER.addressCode()).follow().text().contains("確認番号を入力できません"), here::text);
        assertEquals(1, AuditEvents.count(account, "ADDRESS_TAKEN"));
    }

    @Test
    @Tag("C20")
    void nothingIsDoneWithTheCookieOfSomebodyElse() throws Exception {
        ask(next);
        var code = here.form(CHANGE).type(NUMBER, codeTo(next));
        var other = AccountFixture.create(Site.SEEKER);
        var stranger = TestBed.visitor();
        stranger.submitPassword(other).submitCode(mailbox.first(other.email()).code());
        markReauthenticated(other);
        stranger.get(Site.SEEKER.account());
        stranger.cookies().put(COOKIE, here.cookies().get(COOKIE));

        assertTrue(stranger.submit(code).follow().text().contains("確認番号を入力できません"), stranger::text);
        assertEquals(other.email(), email(other));
    }
}
