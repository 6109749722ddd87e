package mypage.it.registration;

import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import mypage.it.recovery.PasswordLinkVisitor;
import static mypage.it.recovery.PasswordLinkVisitor.OTHER_PASSWORD;
import static mypage.it.recovery.PasswordLinkVisitor.PRIVACY;
import static mypage.it.recovery.PasswordLinkVisitor.REGISTER_OVER;
import static mypage.it.recovery.PasswordLinkVisitor.TERMS;
import static mypage.it.recovery.PasswordLinkVisitor.registration;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 初回登録, by who was invited. */
@ArquillianTest
@RunAsClient
class RegistrationHttpIT {

    private static final String PAGE = Site.SEEKER.path + PasswordLinkVisitor.REGISTER;
    private static final String TICKED = "on";
    private static final String HASH = "select password_hash from account where id = ?";

    private final Mailbox mailbox = TestBed.mailbox();
    private final HttpVisitor owner = TestBed.visitor();

    @ParameterizedTest
    @EnumSource
    @Tag("C9")
    @Tag("C14")
    @Tag("C25")
    @Tag("T10")
    @Tag("T11")
    void letsTheOwnerChooseTheFirstPasswordAndThenSignIn(Site site) throws Exception {
        var account = PasswordLinkVisitor.invited(site);
        assertTrue(owner.get(site.login()).body().contains("<a href=\"register-again\">"), owner::body);
        String link = PasswordLinkVisitor.invitation(account);
        assertTrue(link.matches(TestBed.url() + site.path.substring(1) + "/register\\?t=[\\w-]{43}"), link);

        owner.get(link);
        assertEquals(302, owner.status());
        String cookie = owner.setCookies().get(owner.setCookies().size() - 1);
        assertTrue(cookie.startsWith("__Host-" + site.path.substring(1) + "-registration="), cookie);
        assertTrue(cookie.contains("SameSite=Lax"), cookie);
        owner.follow();
        assertTrue(
                owner.isAt(site.path + PasswordLinkVisitor.REGISTER)
                        && owner.text().contains(account.email()),
                owner::text);
        register(OTHER_PASSWORD);

        assertTrue(owner.isAt(site.login()) && owner.text().contains("登録が完了しました"), owner::text);
        assertEquals(
                1,
                owner.addresses().stream()
                        .filter(address -> address.toString().contains("?t="))
                        .count());
        assertTrue(owner.get(site.mypage()).follow().isAt(site.login()));
        assertTrue(owner.submitPassword(account, OTHER_PASSWORD).isAt(site.otp()), owner::text);
        owner.submitCode(mailbox.first(account.email()).code());
        assertTrue(owner.isAt(site.mypage()), owner::text);
        assertEquals(1, AuditEvents.count(account, "REGISTERED"));
        assertEquals(
                1,
                Sql.number(
                        "select count(*) from account where id = ? and terms_accepted_at > now() - interval '1 minute'",
                        account.id()));
    }

    @Test
    void tellsAllThatIsMissingAtOnce() throws Exception {
        opened();
        owner.submit(owner.form(PasswordLinkVisitor.REGISTER_BUTTON));

        for (String id : new String[] {"new", "again", "privacy", "terms"}) {
            assertTrue(owner.body().contains("<a href=\"#" + id + "\">"), id + owner.body());
            assertTrue(owner.body().contains("id=\"" + id + "-error\""), id + owner.body());
        }
        assertEquals(4, owner.body().split("aria-invalid=\"true\"", -1).length - 1);
    }

    @Test
    @Tag("C2")
    @Tag("C3")
    void judgesThePasswordTogetherWithTheChecks() throws Exception {
        var account = opened();
        owner.submit(registration(owner, "hellowork2025").type(TERMS, TICKED));
        assertTrue(owner.text().contains("似ていて"), owner::text);
        assertTrue(owner.text().contains("プライバシーポリシーをお読みになり"), owner::text);
        assertFalse(owner.text().contains("マイページ利用規約をお読みになり"), owner::text);
        assertTrue(owner.body().matches("(?s).*<input id=\"terms\"[^>]* checked=\"checked\".*"), owner::body);

        owner.submit(registration(owner, OTHER_PASSWORD).type("もう一度", "other").type(PRIVACY, TICKED));
        assertTrue(owner.text().contains("入力したパスワードが違います"), owner::text);
        assertTrue(owner.text().contains("マイページ利用規約をお読みになり"), owner::text);
        assertEquals(null, Sql.text(HASH, account.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {PRIVACY, TERMS})
    void registersNobodyWhoAcceptsHalf(String accepted) throws Exception {
        var account = opened();
        owner.submit(registration(owner, OTHER_PASSWORD).type(accepted, TICKED));

        assertEquals(200, owner.status());
        assertEquals(1, owner.body().split("aria-invalid=\"true\"", -1).length - 1);
        assertEquals(null, Sql.text(HASH, account.id()));
        assertEquals(0, AuditEvents.count(account, "REGISTERED"));
    }

    @Test
    @Tag("T11")
    void doesNothingForAMailScannerThatOpensTheLink() throws Exception {
        var account = PasswordLinkVisitor.invited(Site.SEEKER);
        String link = PasswordLinkVisitor.invitation(account);
        for (int i = 0; i < 5; i++) {
            assertTrue(TestBed.visitor().get(link).follow().body().contains(PasswordLinkVisitor.REGISTER_BUTTON));
        }

        assertEquals(null, Sql.text(HASH, account.id()));
        assertEquals(1, Sql.number("select count(*) from owner_link where account_id = ?", account.id()));
        owner.get(link).follow();
        register(OTHER_PASSWORD);
        assertTrue(owner.isAt(Site.SEEKER.login()), owner::text);
    }

    @Test
    @Tag("T11")
    void worksOnceAndThenLeadsToTheSignIn() throws Exception {
        var account = PasswordLinkVisitor.invited(Site.SEEKER);
        String link = PasswordLinkVisitor.invitation(account);
        owner.get(link).follow();
        var twin = owner.twin();
        register(OTHER_PASSWORD);

        var late = twin.submit(registration(twin, "something else 9")
                        .type(PRIVACY, TICKED)
                        .type(TERMS, TICKED))
                .follow();
        assertTrue(late.text().contains("登録がお済みの方"), late::text);
        assertTrue(TestBed.visitor().get(link).follow().text().contains("登録がお済みの方"));
        assertTrue(owner.submitPassword(account, OTHER_PASSWORD).isAt(Site.SEEKER.otp()), owner::text);
    }

    @Test
    @Tag("T11")
    @Tag("C20")
    void isOverAfterItsTimeAndNothingInAnotherService() throws Exception {
        var account = PasswordLinkVisitor.invited(Site.SEEKER);
        String link = PasswordLinkVisitor.invitation(account);
        owner.get(link.replace("/seeker/", "/employer/")).follow();
        assertTrue(owner.text().contains(REGISTER_OVER) && !owner.text().contains(account.email()), owner::text);
        Sql.update("update owner_link set expires_at = now() where account_id = ?", account.id());

        owner.get(link).follow();

        assertTrue(owner.text().contains(REGISTER_OVER), owner::text);
        assertTrue(
                owner.body().contains("href=\"register-again\"") && owner.body().contains("href=\"login\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?t=", "?t=garbage", "?t=%00%0d%0aSet-Cookie:a", "?t=a&t=b"})
    @Tag("C18")
    void saysWhatToDoWhenTheLinkIsNone(String query) throws Exception {
        owner.get(PAGE + query).follow();

        assertTrue(owner.isAt(PAGE) && owner.text().contains(REGISTER_OVER), owner::text);
        assertFalse(owner.body().contains("type=\"password\""));
    }

    @Test
    @Tag("C6")
    @Tag("C8")
    void nobodySignsInBefore() throws Exception {
        var account = PasswordLinkVisitor.invited(Site.SEEKER);
        for (String password : new String[] {" ", "null", account.password()}) {
            assertTrue(owner.submitPassword(account, password).text().contains("IDまたはパスワードが正しくありません"), owner::text);
        }
    }

    private AccountFixture opened() throws Exception {
        var account = PasswordLinkVisitor.invited(Site.SEEKER);
        owner.get(PasswordLinkVisitor.invitation(account)).follow();
        return account;
    }

    private void register(String password) throws Exception {
        owner.submit(registration(owner, password).type(PRIVACY, TICKED).type(TERMS, TICKED))
                .follow();
    }
}
