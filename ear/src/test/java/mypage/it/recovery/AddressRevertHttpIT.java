package mypage.it.recovery;

import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import mypage.it.profile.AddressChangeVisitor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How the owner of an address takes back the account that somebody else gave another one. */
@ArquillianTest
@RunAsClient
class AddressRevertHttpIT extends AddressChangeVisitor {

    private static final String RESTORE = "IDを元に戻して、パスワードを再登録する";
    private static final String END_ALL = "すべてログアウトして、パスワードを再登録する";
    private static final String RESET = "パスワードを再登録する";
    private static final String OTHER_PASSWORD = "あたらしい合言葉 tomato";
    private static final String OVER = "このリンクは使えません";

    private final HttpVisitor owner = TestBed.visitor();
    private String link;

    /** Here is the intruder. */
    @BeforeEach
    void changeTheAddress() throws Exception {
        signIn();
        markReauthenticated(account);
        link = changeTo(next);
    }

    @Test
    @Tag("C7")
    @Tag("C9")
    @Tag("C13")
    @Tag("C25")
    @Tag("T11")
    void givesTheAddressBackAndPermitsANewPassword() throws Exception {
        owner.get(link);
        assertTrue(owner.text().contains("変更前のメールアドレスに戻します"), owner::text);
        assertFalse(owner.body().contains("@"), "shows no address");
        owner.submit(owner.form(RESTORE)).follow();

        assertTrue(owner.isAt("/seeker/password-reset"), owner::text);
        assertTrue(owner.text().contains("変更前のメールアドレスに戻しました"), owner::text);
        assertFalse(owner.answer().uri().toString().contains("t="));
        assertTrue(here.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        assertEquals(account.email(), email(account));
        assertEquals(1, AuditEvents.count(account, "EMAIL_RESTORED"));
        var told = mailbox.notice("IDを変更前のメールアドレスに戻したお知らせ", next);
        assertFalse(told.body().contains("http"), told::body);

        owner.submit(owner.form(RESET).type("新しいパスワード", OTHER_PASSWORD).type("もう一度", OTHER_PASSWORD))
                .follow();
        int mails = mailbox.codeMails(account.email()).size();
        assertTrue(owner.submitPassword(account, OTHER_PASSWORD).isAt(Site.SEEKER.otp()), owner::text);
        owner.submitCode(mailbox.nth(mails + 1, account.email()).code());
        assertTrue(owner.isAt(Site.SEEKER.mypage()), owner::text);
        assertTrue(owner.get(link).text().contains(OVER), owner::text);
    }

    @Test
    @Tag("T11")
    void doesNothingForAMailScannerInAnotherServiceOrAfterItsTime() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertTrue(TestBed.visitor().get(link).body().contains(RESTORE));
        }
        assertTrue(owner.get(link.replace("/seeker/", "/employer/")).text().contains(OVER));
        assertEquals(next, email(account));
        Sql.update("update owner_link set expires_at = now() where former_email = ?", account.email());
        assertTrue(owner.get(link).text().contains(OVER), owner::text);
        assertEquals(next, email(account));
    }

    /** All that an intruder can do from inside, and from the mails that the intruder gets. */
    @Test
    @Tag("C7")
    void nothingThatAnIntruderDoesEndsIt() throws Exception {
        here.get(Site.SEEKER.password()).follow();
        here.submit(here.form("パスワードを変更する").type("新しいパスワード", OTHER_PASSWORD).type("もう一度", OTHER_PASSWORD))
                .follow();
        assertTrue(here.isAt(Site.SEEKER.settings()), here::text);
        String third = newAddress();
        String theirs = changeTo(third);
        var mail = mailbox.notice("パスワード変更のお知らせ", next).link();
        assertTrue(TestBed.visitor().get(mail).text().contains(OVER), "of before the address changed");
        var again = TestBed.visitor().get(theirs);
        again.submit(again.form(RESTORE)).follow();
        assertEquals(next, email(account));

        owner.get(link);
        owner.submit(owner.form(RESTORE)).follow();

        assertTrue(owner.isAt("/seeker/password-reset"), owner::text);
        assertEquals(account.email(), email(account));
        assertTrue(again.get("/seeker/password-reset").text().contains("パスワードを再登録できません"), again::text);
    }

    @Test
    void stopsTheAccountWhereTheAddressIsAnothersByNow() throws Exception {
        AccountFixture.create(TestBed.database(), Site.SEEKER, account.email());

        owner.get(link);
        owner.submit(owner.form(RESTORE)).follow();

        assertTrue(owner.text().contains("安全のため、アカウントを停止しました"), owner::text);
        assertTrue(owner.text().contains("ハローワークにご相談ください") && !owner.text().contains(OVER), owner::text);
        assertFalse(owner.cookies().containsKey("__Host-seeker-reset"));
        assertTrue(here.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        assertEquals(1, AuditEvents.count(account, "LOCKED"));
        mailbox.notice("アカウントを停止したお知らせ", next);
        assertTrue(owner.get(link).text().contains(OVER), owner::text);
        assertFalse(owner.get("/seeker/not-me?stopped=1").text().contains("停止しました"), owner::text);
    }

    @Test
    void thePageOfAnyOtherNoticeSaysNothingOfAnAddress() throws Exception {
        var other = TestBed.visitor().enableSkipForNewAccount(Site.SEEKER);
        owner.get(mailbox.notice("ワンタイムパスワードの省略を設定したお知らせ", other.email()).link());
        assertTrue(owner.body().contains(END_ALL) && !owner.text().contains("変更前"), owner::text);
    }
}
