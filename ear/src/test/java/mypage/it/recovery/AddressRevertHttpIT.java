package mypage.it.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import mypage.it.profile.AddressChangeVisitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How users revert a change of their address that an intruder made. */
@ArquillianTest
@RunAsClient
class AddressRevertHttpIT extends AddressChangeVisitor {

    private static final String REVERT = "IDを元に戻して、パスワードを再登録する";
    private static final String END_ALL = "すべてログアウトして、パスワードを再登録する";
    private static final String RESET = "パスワードを再登録する";
    private static final String OTHER_PASSWORD = "あたらしい合言葉 tomato";
    private static final String INVALID_LINK = "このリンクは使えません";

    private final HttpVisitor user = TestBed.visitor();
    private String link;

    /** {@link #here} is the intruder's browser. */
    @BeforeEach
    void changeTheAddress() throws Exception {
        signIn();
        markReauthenticated(account);
        link = changeTo(newEmail);
    }

    @Test
    @Tag("C7")
    @Tag("C9")
    @Tag("C13")
    @Tag("C25")
    @Tag("T11")
    void theLinkRevertsTheAddressAndAllowsANewPassword() throws Exception {
        user.get(link);
        assertTrue(user.text().contains("変更前のメールアドレスに戻します"), user::text);
        assertFalse(user.body().contains("@"), "shows no address");
        user.submit(user.form(REVERT)).follow();

        assertTrue(user.isAt("/seeker/password-reset"), user::text);
        assertTrue(user.text().contains("変更前のメールアドレスに戻しました"), user::text);
        assertFalse(user.answer().uri().toString().contains("t="));
        assertTrue(here.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        assertEquals(account.email(), currentEmail(account));
        assertEquals(1, AuditEvents.count(account, "EMAIL_RESTORED"));
        var revertNotice = mailbox.notice("IDを変更前のメールアドレスに戻したお知らせ", newEmail);
        assertFalse(revertNotice.body().contains("http"), revertNotice::body);

        user.submit(user.form(RESET).type("新しいパスワード", OTHER_PASSWORD).type("もう一度", OTHER_PASSWORD))
                .follow();
        int mails = mailbox.codeMails(account.email()).size();
        assertTrue(user.submitPassword(account, OTHER_PASSWORD).isAt(Site.SEEKER.otp()), user::text);
        user.submitCode(mailbox.nth(mails + 1, account.email()).code());
        assertTrue(user.isAt(Site.SEEKER.mypage()), user::text);
        assertTrue(user.get(link).text().contains(INVALID_LINK), user::text);
    }

    @Test
    @Tag("T11")
    void openingTheLinkChangesNothingAndItWorksOnlyInItsServiceAndInTime() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertTrue(TestBed.visitor().get(link).body().contains(REVERT));
        }
        assertTrue(user.get(link.replace("/seeker/", "/employer/")).text().contains(INVALID_LINK));
        assertEquals(newEmail, currentEmail(account));
        Sql.update("update owner_link set expires_at = now() where former_email = ?", account.email());
        assertTrue(user.get(link).text().contains(INVALID_LINK), user::text);
        assertEquals(newEmail, currentEmail(account));
    }

    /** The intruder changes the password and the address again, and uses the links mailed meanwhile. */
    @Test
    @Tag("C7")
    void anIntruderCannotInvalidateTheLink() throws Exception {
        here.get(Site.SEEKER.password()).follow();
        here.submit(here.form("パスワードを変更する").type("新しいパスワード", OTHER_PASSWORD).type("もう一度", OTHER_PASSWORD))
                .follow();
        assertTrue(here.isAt(Site.SEEKER.settings()), here::text);
        String thirdEmail = newAddress();
        String intrudersLink = changeTo(thirdEmail);
        var disavowalLink = mailbox.notice("パスワード変更のお知らせ", newEmail).link();
        assertTrue(
                TestBed.visitor().get(disavowalLink).text().contains(INVALID_LINK),
                "a disavowal link from before the address changed again");
        var intruder = TestBed.visitor().get(intrudersLink);
        intruder.submit(intruder.form(REVERT)).follow();
        assertEquals(newEmail, currentEmail(account));

        user.get(link);
        user.submit(user.form(REVERT)).follow();

        assertTrue(user.isAt("/seeker/password-reset"), user::text);
        assertEquals(account.email(), currentEmail(account));
        assertTrue(intruder.get("/seeker/password-reset").text().contains("パスワードを再登録できません"), intruder::text);
    }

    @Test
    void aTakenAddressLocksTheAccount() throws Exception {
        AccountFixture.create(TestBed.database(), Site.SEEKER, account.email());

        user.get(link);
        user.submit(user.form(REVERT)).follow();

        assertTrue(user.text().contains("安全のため、アカウントを停止しました"), user::text);
        assertTrue(user.text().contains("ハローワークにご相談ください") && !user.text().contains(INVALID_LINK), user::text);
        assertFalse(user.cookies().containsKey("__Host-seeker-reset"));
        assertTrue(here.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        assertEquals(1, AuditEvents.count(account, "LOCKED"));
        mailbox.notice("アカウントを停止したお知らせ", newEmail);
        assertTrue(user.get(link).text().contains(INVALID_LINK), user::text);
        assertFalse(user.get("/seeker/not-me?stopped=1").text().contains("停止しました"), user::text);
    }

    @Test
    void thePageOfOtherLinksDoesNotMentionTheAddress() throws Exception {
        var other = TestBed.visitor().enableSkipForNewAccount(Site.SEEKER);
        user.get(mailbox.notice("ワンタイムパスワードの省略を設定したお知らせ", other.email()).link());
        assertTrue(user.body().contains(END_ALL) && !user.text().contains("変更前"), user::text);
    }
}
