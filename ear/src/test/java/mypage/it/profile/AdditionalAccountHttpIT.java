package mypage.it.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.HttpVisitor;
import mypage.it.RateLimitFixture;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** How a main account invites and removes additional accounts. */
@ArquillianTest
@RunAsClient
class AdditionalAccountHttpIT extends EmployerVisitor {

    private static final String WAITING = "招待中（登録がまだです）";
    private static final String MISSING = "選んだ追加アカウントは見つかりませんでした";

    private final String email = AccountFixture.newEmail();

    @Test
    @Tag("C4")
    @Tag("C7")
    @Tag("C26")
    @Tag("R60")
    @Tag("T10")
    @Tag("T11")
    void aMainAccountInvitesAndRemovesAnAdditionalOne() throws Exception {
        signIn(here, main);
        assertTrue(here.body().contains("href=\"additional\""));
        assertTrue(here.get(Site.EMPLOYER.settings()).body().contains("href=\"additional\""));
        assertTrue(here.get(ADDITIONAL).text().contains("追加アカウントは、まだありません。"), here::text);

        here.get(ADD).follow();
        reauthenticate(here, main);
        assertTrue(here.isAt(ADD), here::text);
        here.submit(here.form(INVITE).type(NEW_ADDRESS, " " + email.toUpperCase()))
                .follow();
        assertTrue(here.isAt(ADDITIONAL) && here.text().contains("招待のメールを送りました"), here::text);
        assertTrue(here.text().contains(email + " " + WAITING), here::text);
        var invitation = mailbox.notice(INVITATION, email);
        assertTrue(
                invitation.link().matches(TestBed.url() + "employer/register\\?t=[\\w-]{43}&lang=ja"),
                invitation::link);
        assertTrue(invitation.body().contains("メインのアカウント： " + main.email()), invitation::body);

        var invited = AccountFixture.register(Site.EMPLOYER, email);
        assertTrue(here.get(ADDITIONAL).text().contains(email + " 登録済み"), here::text);
        signIn(there, invited);

        here.get(REMOVE + "?of=" + invited.id());
        assertTrue(here.isAt(REMOVE) && here.text().contains(email), here::text);
        assertTrue(isOpen(invited.id()));
        here.submit(here.form(DELETE)).follow();
        assertTrue(here.isAt(ADDITIONAL) && here.text().contains("追加アカウントを削除しました"), here::text);
        assertFalse(here.text().contains(email), here::text);
        assertTrue(isSignedOut(there, Site.EMPLOYER));
        assertTrue(there.submitPassword(invited).text().contains("正しくありません"), there::text);
        assertTrue(mailbox.notice(REMOVED, email).body().contains(main.email()));
        assertEquals(1, AuditEvents.count(invited, "INVITED"));
        assertEquals(1, AuditEvents.count(invited, "REMOVED"));
        assertNoSecretInAddresses(here);
    }

    @Test
    @Tag("C4")
    void reauthenticationRemembersTheAccountToRemove() throws Exception {
        var first = main.additional();
        var second = main.additional();
        signIn(here, main);

        here.get(REMOVE + "?of=" + second.id()).follow();
        assertTrue(here.isAt("/employer/confirm"), here::text);
        here.submit(here.form("次へ").type("いまのパスワード", "wrong")).follow();
        here.submit(here.form("次へ").type("いまのパスワード", main.password())).follow();
        here.submitCode("12345");
        assertTrue(here.body().contains("confirm?for=additional-remove&amp;of=" + second.id()), here::body);
        here.get("/employer/confirm?for=additional-remove&of=" + second.id());
        reauthenticate(here, main);

        assertTrue(here.isAt(REMOVE) && here.text().contains(second.email()), here::text);
        assertTrue(isOpen(first.id()) && isOpen(second.id()));
        here.submit(here.form(DELETE)).follow();
        assertTrue(isOpen(first.id()) && !isOpen(second.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?of=", "?of=0", "?of=x", "?of=9999999999999999999", "?of=1&of=2", "?of=%00", "?of=-1"})
    @Tag("C18")
    @Tag("C20")
    void anUnknownAccountIsReportedAsMissing(String query) throws Exception {
        signInReauthenticated(here, main);
        here.get(REMOVE + query).follow();
        assertTrue(here.isAt(ADDITIONAL) && here.text().contains(MISSING), here::text);
    }

    @Test
    @Tag("C20")
    void accountsOfOthersCannotBeRemoved() throws Exception {
        var additional = main.additional();
        var other = AccountFixture.create(Site.EMPLOYER);
        var foreignAdditional = other.additional();
        signInReauthenticated(here, main);

        for (var account : List.of(foreignAdditional, other, main)) {
            assertTrue(here.get(REMOVE + "?of=" + account.id()).follow().text().contains(MISSING), here::text);
            assertFalse(here.text().contains(foreignAdditional.email()), here::text);
            here.get(REMOVE + "?of=" + additional.id());
            var form = here.form(DELETE);
            form.values().put("of", String.valueOf(account.id()));
            assertTrue(here.submit(form).follow().text().contains(MISSING), here::text);
            assertTrue(isOpen(account.id()));
        }
        assertTrue(isOpen(additional.id()));
    }

    @Test
    @Tag("C20")
    void additionalAccountsCannotInviteOrRemove() throws Exception {
        var additional = main.additional();
        signInReauthenticated(here, main);
        signInReauthenticated(there, additional);

        assertRedirectsToSettings(there, Site.EMPLOYER);
        here.get(ADD);
        there.submit(here.form(INVITE).type(NEW_ADDRESS, email)).follow();
        assertTrue(there.isAt(Site.EMPLOYER.settings()), there::text);
        here.get(REMOVE + "?of=" + additional.id());
        there.submit(here.form(DELETE)).follow();
        assertTrue(there.isAt(Site.EMPLOYER.settings()), there::text);
        assertTrue(isOpen(additional.id()));
        assertEquals(0, Sql.number("select count(*) from account where email = ?", email));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "EMPLOYER")
    @Tag("C20")
    void otherServicesHaveNoAdditionalAccounts(Site site) throws Exception {
        signInReauthenticated(here, AccountFixture.create(site));
        assertRedirectsToSettings(here, site);
    }

    private static void assertRedirectsToSettings(HttpVisitor visitor, Site site) throws Exception {
        assertFalse(visitor.get(site.mypage()).body().contains("href=\"additional"));
        for (String page : List.of("additional", "additional-add", "additional-remove?of=1")) {
            visitor.get(site.path + "/" + page).follow();
            assertTrue(visitor.isAt(site.settings()), page + visitor.text());
            assertFalse(visitor.body().contains("href=\"additional"));
        }
    }

    @Test
    @Tag("C1")
    @Tag("C8")
    @Tag("C18")
    void aRejectedInvitationIsExplained() throws Exception {
        var other = AccountFixture.create(Site.EMPLOYER);
        signInReauthenticated(here, main);

        invite("");
        assertTrue(here.isAt(ADD) && here.text().contains("追加する方のメールアドレスを入力してください。"), here::text);
        invite("no address");
        assertTrue(here.text().contains("メールアドレスの形が正しくありません"), here::text);
        assertTrue(here.body().contains("value=\"no address\""), "kept for correction");
        invite(other.email());
        assertTrue(here.text().contains("すでに使われています"), here::text);
        assertFalse(here.isAt(ADDITIONAL));
        invite(email);
        invite(email);
        assertTrue(here.isAt(ADDITIONAL), here::text);
        assertEquals(1, Sql.number("select count(*) from account where email = ?", email));
        RateLimitFixture.set("invitations " + main.id(), Duration.ofHours(1));
        invite(AccountFixture.newEmail());
        assertTrue(here.text().contains("いまは招待できません"), here::text);
        assertEquals(1, AuditEvents.count(main, "ADDRESS_TAKEN"));
    }

    @Test
    @Tag("C16")
    @Tag("C4")
    void linksForeignFormsAndOutdatedReauthenticationsChangeNothing() throws Exception {
        var additional = main.additional();
        signInReauthenticated(here, main);
        here.get(REMOVE + "?of=" + additional.id());
        var remove = here.form(DELETE);
        here.get(ADD);
        var add = here.form(INVITE).type(NEW_ADDRESS, email);

        here.get(ADD + "?email=" + email + "&submit=1");
        assertEquals(
                400,
                here.get(REMOVE + "?jakarta.faces.ViewState=stateless&of=" + additional.id())
                        .status());
        assertEquals(403, here.submitFrom("https://attacker.example", remove).status());
        assertEquals(403, here.submitFrom("https://attacker.example", add).status());
        main.outlastAuthentication();
        assertTrue(here.submit(add).follow().isAt("/employer/confirm"), here::text);
        assertTrue(here.submit(remove).follow().isAt("/employer/confirm"), here::text);

        assertTrue(isOpen(additional.id()));
        assertEquals(0, Sql.number("select count(*) from account where email = ?", email));
    }
}
