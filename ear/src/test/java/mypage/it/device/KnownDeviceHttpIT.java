package mypage.it.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.RateLimitFixture;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users get a mail when somebody signs in from an unknown device, and only then. */
@ArquillianTest
@RunAsClient
@Tag("C7")
class KnownDeviceHttpIT {

    private static final String NEW_DEVICE = "初めての端末・ブラウザからのログインのお知らせ";

    private final Mailbox mailbox = TestBed.mailbox();
    private final HttpVisitor visitor = TestBed.visitor();

    @Test
    @Tag("T10")
    void onlyTheFirstSignInFromADeviceIsNotified() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        signIn(visitor, account);
        assertTrue(mailbox.notice(NEW_DEVICE, account.email()).body().contains("心当たりがない場合"));
        visitor.signOut(Site.SEEKER).follow();

        signIn(visitor, account);
        assertEquals(1, notifications(account));

        signIn(TestBed.visitor(), account);
        assertEquals(2, notifications(account));
    }

    @Test
    void aSignInThatSkipsTheCodeIsNotified() throws Exception {
        var account = visitor.enableSkipForNewAccount(Site.EMPLOYER);
        visitor.signOut(Site.EMPLOYER).follow();
        visitor.cookies().remove("__Host-browser");

        assertTrue(visitor.submitPassword(account).isAt(Site.EMPLOYER.mypage()), visitor::text);

        assertEquals(2, notifications(account));
    }

    @Test
    void aDeviceVerifiedByMailIsNotifiedAtItsFirstSignIn() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.verifyDevice(Site.SEEKER, account.email());

        signIn(visitor, account);

        assertEquals(1, notifications(account));
    }

    @Test
    void aDeviceIsKnownPerAccount() throws Exception {
        var first = AccountFixture.create(Site.SEEKER);
        signIn(visitor, first);
        visitor.signOut(Site.SEEKER).follow();
        var second = AccountFixture.create(Site.SEEKER);

        signIn(visitor, second);

        assertEquals(1, notifications(second));
        assertEquals(2, Sql.number("""
                select count(distinct hash) from known_browser where account_id in (?, ?)""", first.id(), second.id()));
    }

    @Test
    @Tag("C13")
    void disavowingASignInForgetsAllKnownDevices() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        signIn(visitor, account);
        var user = TestBed.visitor()
                .get(mailbox.notice(NEW_DEVICE, account.email()).link());

        user.submit(user.form("すべてログアウトして、パスワードを再登録する")).follow();

        assertEquals(0, Sql.number("select count(*) from known_browser where account_id = ?", account.id()));
        RateLimitFixture.exhaust(Site.SEEKER, account.email());
        assertEquals(429, visitor.submitPassword(account).status());
    }

    @Test
    @Tag("C14")
    void theDeviceCookiePersistsOnlyAfterASignIn() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.submitPassword(account);
        assertTrue(visitor.setCookies().stream()
                .noneMatch(cookie -> cookie.startsWith("__Host-browser=") && cookie.contains("Max-Age")));

        visitor.submitCode(mailbox.first(account.email()).code());

        assertTrue(visitor.setCookies().stream()
                .anyMatch(cookie -> cookie.startsWith("__Host-browser=") && cookie.contains("Max-Age=34560000")));
    }

    private void signIn(HttpVisitor from, AccountFixture account) throws Exception {
        from.submitPassword(account);
        from.submitCode(mailbox.answering(from, account.email()).code());
        assertTrue(from.isAt(account.site().mypage()), from::text);
    }

    private static long notifications(AccountFixture account) throws Exception {
        return Sql.number(
                "select count(*) from outbox_message where topic like 'user:NEW_BROWSER:%' and recipient = ?",
                account.email());
    }
}
