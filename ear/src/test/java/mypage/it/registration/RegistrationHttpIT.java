package mypage.it.registration;

import static mypage.it.recovery.PasswordLinkVisitor.OTHER_PASSWORD;
import static mypage.it.recovery.PasswordLinkVisitor.PRIVACY;
import static mypage.it.recovery.PasswordLinkVisitor.REGISTER_OVER;
import static mypage.it.recovery.PasswordLinkVisitor.TERMS;
import static mypage.it.recovery.PasswordLinkVisitor.registration;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import mypage.it.recovery.PasswordLinkVisitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How invited users register (初回登録). */
@ArquillianTest
@RunAsClient
class RegistrationHttpIT {

    private static final String PAGE = Site.SEEKER.path + PasswordLinkVisitor.REGISTER;
    private static final String TICKED = "on";
    private static final String HASH = "select password_hash from account where id = ?";

    private final Mailbox mailbox = TestBed.mailbox();
    private final HttpVisitor user = TestBed.visitor();

    @ParameterizedTest
    @EnumSource
    @Tag("C9")
    @Tag("C14")
    @Tag("C25")
    @Tag("T10")
    @Tag("T11")
    void anInvitedUserChoosesAPasswordAndSignsIn(Site site) throws Exception {
        var account = PasswordLinkVisitor.invited(site);
        assertTrue(user.get(site.login()).body().contains("<a href=\"register-again\">"), user::body);
        String link = PasswordLinkVisitor.invitation(account);
        assertTrue(link.matches(TestBed.url() + site.path.substring(1) + "/register\\?t=[\\w-]{43}&lang=ja"), link);

        user.get(link);
        assertEquals(302, user.status());
        String cookie = user.setCookies().get(user.setCookies().size() - 1);
        assertTrue(cookie.startsWith("__Host-" + site.path.substring(1) + "-registration="), cookie);
        assertTrue(cookie.contains("SameSite=Lax"), cookie);
        user.follow();
        assertTrue(
                user.isAt(site.path + PasswordLinkVisitor.REGISTER)
                        && user.text().contains(account.email()),
                user::text);
        register(OTHER_PASSWORD);

        assertTrue(user.isAt(site.login()) && user.text().contains("登録が完了しました"), user::text);
        assertEquals(
                1,
                user.addresses().stream()
                        .filter(address -> address.toString().contains("?t="))
                        .count());
        assertTrue(user.get(site.mypage()).follow().isAt(site.login()));
        assertTrue(user.submitPassword(account, OTHER_PASSWORD).isAt(site.otp()), user::text);
        user.submitCode(mailbox.first(account.email()).code());
        assertTrue(user.isAt(site.mypage()), user::text);
        assertEquals(1, AuditEvents.count(account, "REGISTERED"));
        assertEquals(
                1,
                Sql.number(
                        "select count(*) from account where id = ? and terms_accepted_at > now() - interval '1 minute'",
                        account.id()));
    }

    @Test
    void theFormListsAllErrors() throws Exception {
        openInvitation();
        user.submit(user.form(PasswordLinkVisitor.REGISTER_BUTTON));

        for (String id : new String[] {"new", "again", "privacy", "terms"}) {
            assertTrue(user.body().contains("<a href=\"#" + id + "\">"), id + user.body());
            assertTrue(user.body().contains("id=\"" + id + "-error\""), id + user.body());
        }
        assertEquals(4, user.body().split("aria-invalid=\"true\"", -1).length - 1);
    }

    @Test
    @Tag("C2")
    @Tag("C3")
    void passwordAndConsentsAreCheckedTogether() throws Exception {
        var account = openInvitation();
        user.submit(registration(user, "hellowork2025").type(TERMS, TICKED));
        assertTrue(user.text().contains("似ていて"), user::text);
        assertTrue(user.text().contains("プライバシーポリシーをお読みになり"), user::text);
        assertFalse(user.text().contains("マイページ利用規約をお読みになり"), user::text);
        assertTrue(user.body().matches("(?s).*<input id=\"terms\"[^>]* checked=\"checked\".*"), user::body);

        user.submit(registration(user, OTHER_PASSWORD).type("もう一度", "other").type(PRIVACY, TICKED));
        assertTrue(user.text().contains("入力したパスワードが違います"), user::text);
        assertTrue(user.text().contains("マイページ利用規約をお読みになり"), user::text);
        assertEquals(null, Sql.text(HASH, account.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {PRIVACY, TERMS})
    void bothConsentsAreRequired(String accepted) throws Exception {
        var account = openInvitation();
        user.submit(registration(user, OTHER_PASSWORD).type(accepted, TICKED));

        assertEquals(200, user.status());
        assertEquals(1, user.body().split("aria-invalid=\"true\"", -1).length - 1);
        assertEquals(null, Sql.text(HASH, account.id()));
        assertEquals(0, AuditEvents.count(account, "REGISTERED"));
    }

    @Test
    @Tag("T11")
    void openingTheLinkChangesNothing() throws Exception {
        var account = PasswordLinkVisitor.invited(Site.SEEKER);
        String link = PasswordLinkVisitor.invitation(account);
        for (int i = 0; i < 5; i++) {
            assertTrue(TestBed.visitor().get(link).follow().body().contains(PasswordLinkVisitor.REGISTER_BUTTON));
        }

        assertEquals(null, Sql.text(HASH, account.id()));
        assertEquals(1, Sql.number("select count(*) from owner_link where account_id = ?", account.id()));
        user.get(link).follow();
        register(OTHER_PASSWORD);
        assertTrue(user.isAt(Site.SEEKER.login()), user::text);
    }

    @Test
    @Tag("T11")
    void theLinkWorksOnceAndThenLeadsToTheSignIn() throws Exception {
        var account = PasswordLinkVisitor.invited(Site.SEEKER);
        String link = PasswordLinkVisitor.invitation(account);
        user.get(link).follow();
        var twin = user.twin();
        register(OTHER_PASSWORD);

        var late = twin.submit(registration(twin, "something else 9")
                        .type(PRIVACY, TICKED)
                        .type(TERMS, TICKED))
                .follow();
        assertTrue(late.text().contains("登録がお済みの方"), late::text);
        assertTrue(TestBed.visitor().get(link).follow().text().contains("登録がお済みの方"));
        assertTrue(user.submitPassword(account, OTHER_PASSWORD).isAt(Site.SEEKER.otp()), user::text);
    }

    @Test
    @Tag("T11")
    @Tag("C20")
    void theLinkWorksOnlyInItsServiceAndInTime() throws Exception {
        var account = PasswordLinkVisitor.invited(Site.SEEKER);
        String link = PasswordLinkVisitor.invitation(account);
        user.get(link.replace("/seeker/", "/employer/")).follow();
        assertTrue(user.text().contains(REGISTER_OVER) && !user.text().contains(account.email()), user::text);
        Sql.update("update owner_link set expires_at = now() where account_id = ?", account.id());

        user.get(link).follow();

        assertTrue(user.text().contains(REGISTER_OVER), user::text);
        assertTrue(
                user.body().contains("href=\"register-again\"") && user.body().contains("href=\"login\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?t=", "?t=garbage", "?t=%00%0d%0aSet-Cookie:a", "?t=a&t=b"})
    @Tag("C18")
    void anInvalidLinkShowsWhatToDo(String query) throws Exception {
        user.get(PAGE + query).follow();

        assertTrue(user.isAt(PAGE) && user.text().contains(REGISTER_OVER), user::text);
        assertFalse(user.body().contains("type=\"password\""));
    }

    @Test
    @Tag("C6")
    @Tag("C8")
    void noPasswordWorksBeforeRegistration() throws Exception {
        var account = PasswordLinkVisitor.invited(Site.SEEKER);
        for (String password : new String[] {" ", "null", account.password()}) {
            assertTrue(user.submitPassword(account, password).text().contains("IDまたはパスワードが正しくありません"), user::text);
        }
    }

    private AccountFixture openInvitation() throws Exception {
        var account = PasswordLinkVisitor.invited(Site.SEEKER);
        user.get(PasswordLinkVisitor.invitation(account)).follow();
        return account;
    }

    private void register(String password) throws Exception {
        user.submit(registration(user, password).type(PRIVACY, TICKED).type(TERMS, TICKED))
                .follow();
    }
}
