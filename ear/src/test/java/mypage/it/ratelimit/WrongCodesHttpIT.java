package mypage.it.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mypage.it.AccountFixture;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Too many wrong codes disable the one-time password, but the owner gets in. */
@ArquillianTest
@RunAsClient
@Tag("C1")
@Tag("C5")
class WrongCodesHttpIT {

    private static final String OTHER_PASSWORD = "あたらしい合言葉 tomato";
    private static final String WRONG = "wrong password";

    private final Mailbox mailbox = TestBed.mailbox();

    @Test
    void seventyFiveWrongCodesDisableTheOneTimePasswordOnUnknownDevices() throws Exception {
        var skipping = TestBed.visitor();
        var account = skipping.enableSkipForNewAccount(Site.SEEKER);
        skipping.signOut(Site.SEEKER).follow();
        var visitor = TestBed.visitor().submitPassword(account);
        Sql.update(
                "update otp_challenge set guesses = array_fill(now(), array[73]) where account_id = ?", account.id());
        String code = mailbox.nth(2, account.email()).code();

        assertTrue(visitor.submitCode(Mailbox.otherThan(code)).text().contains("あと1回"), visitor::text);
        visitor.submitCode(Mailbox.otherThan(code));
        assertTrue(visitor.text().contains("ワンタイムパスワードを使えなくしました"), visitor::text);

        var again = TestBed.visitor().submitPassword(account);
        assertTrue(again.text().contains("このアカウントのワンタイムパスワードを使えなくしています"), again::text);
        assertEquals(2, mailbox.codeMails(account.email()).size());
        assertFalse(TestBed.visitor().submitPassword(account, WRONG).text().contains("使えなく"));
        assertTrue(skipping.submitPassword(account).isAt(Site.SEEKER.mypage()), skipping::text);
    }

    @Test
    void aNewPasswordEnablesTheOneTimePasswordAgain() throws Exception {
        var user = TestBed.visitor();
        var account = user.enableSkipForNewAccount(Site.SEEKER);
        Sql.update(
                "update otp_challenge set guesses = array_fill(now(), array[75]) where account_id = ?", account.id());
        assertTrue(TestBed.visitor().submitPassword(account).text().contains("使えなくしています"));

        user.get(mailbox.notice("初めての端末・ブラウザからのログインのお知らせ", account.email()).link());
        user.submit(user.form("すべてログアウトして、パスワードを再登録する")).follow();
        user.submit(user.form("パスワードを再登録する").type("新しいパスワード", OTHER_PASSWORD).type("もう一度", OTHER_PASSWORD))
                .follow();

        assertTrue(user.submitPassword(account, OTHER_PASSWORD).isAt(Site.SEEKER.otp()), user::text);
        user.submitCode(mailbox.answering(user, account.email()).code());
        assertTrue(user.isAt(Site.SEEKER.mypage()), user::text);
    }

    /** Otherwise whoever knows the password could guess on after each sign-in of the owner. */
    @Test
    void aRightCodeDoesNotResetTheCountOfRecentWrongOnes() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var visitor = TestBed.visitor().submitPassword(account);
        String code = mailbox.first(account.email()).code();
        visitor.submitCode(Mailbox.otherThan(code));
        var right = TestBed.visitor().submitPassword(account);

        right.submitCode(mailbox.nth(2, account.email()).code());

        assertTrue(right.isAt(Site.SEEKER.mypage()), right::text);
        assertEquals(1, Sql.number("select guess_count from otp_challenge where account_id = ?", account.id()));
    }

    /** The guesses of others must not keep the owner out. */
    @Test
    void theOwnerOfAClosedAccountSignsInOnAKnownDevice() throws Exception {
        var owner = TestBed.visitor();
        var account = AccountFixture.create(Site.SEEKER);
        owner.submitPassword(account).submitCode(mailbox.first(account.email()).code());
        owner.signOut(Site.SEEKER).follow();
        Sql.update(
                "update otp_challenge set guesses = array_fill(now(), array[75]) where account_id = ?", account.id());
        assertTrue(TestBed.visitor().submitPassword(account).text().contains("使えなくしています"));

        owner.submitPassword(account)
                .submitCode(mailbox.answering(owner, account.email()).code());

        assertTrue(owner.isAt(Site.SEEKER.mypage()), owner::text);
    }
}
