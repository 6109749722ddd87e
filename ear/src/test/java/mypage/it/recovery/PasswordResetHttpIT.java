package mypage.it.recovery;

import static mypage.it.recovery.PasswordLinkVisitor.OTHER_PASSWORD;
import static mypage.it.recovery.PasswordLinkVisitor.RESET_OVER;
import static mypage.it.recovery.PasswordLinkVisitor.ask;
import static mypage.it.recovery.PasswordLinkVisitor.choose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.Await;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How users reset a forgotten password (パスワード再登録). */
@ArquillianTest
@RunAsClient
class PasswordResetHttpIT {

    private static final String MAIL = "パスワード再登録のご案内";
    private static final String RESET_PAGE = Site.SEEKER.path + PasswordLinkVisitor.RESET;
    private static final String TOKEN = "?t=";

    private final Mailbox mailbox = TestBed.mailbox();
    private final HttpVisitor user = TestBed.visitor();

    @Test
    @Tag("R19")
    @Tag("C7")
    @Tag("C9")
    @Tag("C13")
    @Tag("T4")
    void aNewPasswordEndsAllSessionsAndSkipping() throws Exception {
        var skipping = TestBed.visitor();
        var account = skipping.enableSkipForNewAccount(Site.SEEKER);
        var other = TestBed.visitor().submitPassword(account);
        other.submitCode(mailbox.nth(2, account.email()).code());
        assertTrue(user.get(Site.SEEKER.login()).body().contains("<a href=\"forgot\">"), user::body);

        user.get(PasswordLinkVisitor.reset(account)).follow();
        assertTrue(user.isAt(RESET_PAGE) && user.text().contains(account.email()), user::body);
        assertTrue(user.body().contains("autocomplete=\"username\""), user::body);
        var form = user.form(PasswordLinkVisitor.CHOOSE)
                .type(PasswordLinkVisitor.NEW_PASSWORD, OTHER_PASSWORD)
                .type(PasswordLinkVisitor.AGAIN_PASSWORD, OTHER_PASSWORD);
        form.values().put("email", "mallory@example.jp");
        user.submit(form).follow();

        assertTrue(user.isAt(Site.SEEKER.login()) && user.text().contains("パスワードを再登録しました"), user::text);
        for (var browser : List.of(skipping, other, user)) {
            assertTrue(browser.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        }
        assertEquals(account.email(), Sql.text("select email from account where id = ?", account.id()));
        assertTrue(skipping.submitPassword(account).text().contains("正しくありません"), skipping::text);
        assertTrue(skipping.submitPassword(account, OTHER_PASSWORD).isAt(Site.SEEKER.otp()), skipping::text);
        skipping.submitCode(mailbox.nth(3, account.email()).code());
        assertTrue(skipping.isAt(Site.SEEKER.mypage()), skipping::text);
        assertEquals(1, AuditEvents.count(account, "RESET_REQUESTED"));
        assertEquals(1, AuditEvents.count(account, "PASSWORD_CHANGED"));
        mailbox.notice("パスワード変更のお知らせ", account.email());
    }

    @Test
    @Tag("C14")
    @Tag("C25")
    void noUrlAfterTheLinkContainsTokenOrId() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        ask(user, Site.SEEKER, account.email()).follow();
        String link = mailbox.notice(MAIL, account.email()).link();
        assertTrue(link.matches(TestBed.url() + "seeker/password-reset\\?t=[\\w-]{43}&lang=ja"), link);

        user.get(link);

        assertEquals(302, user.status());
        assertEquals(RESET_PAGE, user.answer().headers().firstValue("Location").orElseThrow());
        String cookie = user.setCookies().get(user.setCookies().size() - 1);
        assertTrue(cookie.startsWith("__Host-seeker-reset=") && cookie.contains("SameSite=Lax"), cookie);
        choose(user.follow(), OTHER_PASSWORD);
        assertTrue(user.isAt(Site.SEEKER.login()), user::text);
        assertFalse(user.cookies().containsKey("__Host-seeker-reset"));
        assertEquals(
                1,
                user.addresses().stream()
                        .filter(address -> address.toString().contains(TOKEN))
                        .count());
        assertFalse(user.addresses().toString().contains(account.email().split("@")[0]));
        assertFalse(TestBed.serverLog().contains(link.split("[=&]")[1]));
    }

    @Test
    @Tag("T11")
    void aForgedHostHeaderDoesNotChangeTheMailedLink() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        user.get(Site.SEEKER.path + PasswordLinkVisitor.FORGOT);
        var form = user.form(PasswordLinkVisitor.ASK_RESET).type(HttpVisitor.ID, account.email());

        String answer = PasswordLinkVisitor.postTo("attacker.example", form, Map.of("a", "b"));

        assertTrue(answer.startsWith("HTTP/1.1 302") && !answer.contains("attacker"), answer);
        var mail = mailbox.notice(MAIL, account.email());
        assertTrue(mail.link().startsWith(TestBed.url() + "seeker/password-reset?t="), mail::link);
        assertFalse(mail.body().contains("attacker"), mail::body);
    }

    @Test
    @Tag("T11")
    void openingTheLinkChangesNothing() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        String link = PasswordLinkVisitor.reset(account);
        String before = state(account);

        for (int i = 0; i < 5; i++) {
            assertTrue(TestBed.visitor().get(link).follow().body().contains(PasswordLinkVisitor.CHOOSE));
        }

        assertEquals(before, state(account));
        choose(user.get(link).follow(), OTHER_PASSWORD);
        assertTrue(user.submitPassword(account, OTHER_PASSWORD).isAt(Site.SEEKER.otp()), user::text);
    }

    private static String state(AccountFixture account) throws Exception {
        return Sql.text("""
                select a::text || (select string_agg(l::text, ',') from owner_link l where l.account_id = a.id)
                    || (select count(*) from audit_event e where e.account_id = a.id)
                from account a where a.id = ?""", account.id());
    }

    @Test
    @Tag("T11")
    void aLinkWorksOnceAndInvalidatesOlderOnes() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        String older = PasswordLinkVisitor.reset(account);
        ask(TestBed.visitor(), Site.SEEKER, account.email());
        String link = Await.value(
                "newer link",
                () -> Optional.of(mailbox.notice(MAIL, account.email()).link()).filter(newer -> !newer.equals(older)));
        var twin = TestBed.visitor().get(older).follow();
        choose(user.get(link).follow(), OTHER_PASSWORD);

        for (String used : List.of(link, older)) {
            var visitor = TestBed.visitor().get(used).follow();
            assertTrue(visitor.text().contains(RESET_OVER), visitor::text);
            assertTrue(visitor.body().contains("href=\"forgot\""), visitor::body);
        }
        assertTrue(choose(twin, "something else 9").text().contains(RESET_OVER), twin::text);
        assertTrue(user.submitPassword(account, OTHER_PASSWORD).isAt(Site.SEEKER.otp()), user::text);
    }

    @Test
    @Tag("T11")
    @Tag("C20")
    void aLinkWorksOnlyInItsServiceForItsPurposeAndInTime() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        String link = PasswordLinkVisitor.reset(account);

        assertTrue(
                user.get(link.replace("/seeker/", "/employer/")).follow().text().contains(RESET_OVER));
        assertTrue(user.get(link.replace("/password-reset", "/register"))
                .follow()
                .text()
                .contains(PasswordLinkVisitor.REGISTER_OVER));
        Sql.update("update owner_link set expires_at = now() where account_id = ?", account.id());
        assertTrue(user.get(link).follow().text().contains(RESET_OVER));
    }

    @Test
    @Tag("T11")
    void theLastOpenedLinkCounts() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var other = AccountFixture.create(Site.SEEKER);
        user.get(PasswordLinkVisitor.reset(other)).follow();
        user.get(PasswordLinkVisitor.reset(account)).follow();
        choose(user, OTHER_PASSWORD);

        assertTrue(user.submitPassword(account, OTHER_PASSWORD).isAt(Site.SEEKER.otp()), user::text);
        assertTrue(user.submitPassword(other).isAt(Site.SEEKER.otp()), user::text);
    }

    /** Another transaction is about to delete the link; the two must not deadlock. */
    @Test
    @Tag("C19")
    @Tag("T11")
    void usingALinkWhileItIsDeletedWaitsAndFails() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        user.get(PasswordLinkVisitor.reset(account)).follow();
        var browser = Executors.newSingleThreadExecutor();
        try (var connection = TestBed.database().connect();
                var other = connection.createStatement()) {
            connection.setAutoCommit(false);
            other.execute("select from account where id = " + account.id() + " for no key update");
            var late = browser.submit(() -> choose(user, OTHER_PASSWORD));
            Await.until("the request waits for the lock", () -> Sql.number("""
                    select count(*) from pg_stat_activity a join pg_locks l on l.pid = any(pg_blocking_pids(a.pid))
                    where l.relation = 'account'::regclass and a.application_name = 'mypage'""") > 0);
            other.executeUpdate("delete from owner_link where account_id = " + account.id());
            connection.commit();

            assertTrue(late.get().text().contains(RESET_OVER), user::text);
        } finally {
            browser.shutdown();
        }
        assertTrue(user.submitPassword(account).isAt(Site.SEEKER.otp()), user::text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?t=", "?t=garbage", "?t=%00%0d%0aSet-Cookie:a", "?t=a&t=b", "?t=%3B%3D%22"})
    @Tag("C18")
    void anInvalidLinkOffersANewOneEvenAfterAValidOne(String query) throws Exception {
        if (!query.isEmpty()) {
            user.get(PasswordLinkVisitor.reset(AccountFixture.create(Site.SEEKER)))
                    .follow();
        }

        user.get(RESET_PAGE + query).follow();

        assertTrue(user.isAt(RESET_PAGE) && user.text().contains(RESET_OVER), user::text);
        assertTrue(user.body().contains("href=\"forgot\"") && !user.body().contains("type=\"password\""));
    }
}
