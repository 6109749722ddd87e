package mypage.it.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How users close their account, and reopen it if somebody else closed it. */
@ArquillianTest
@RunAsClient
class AccountClosingHttpIT extends EmployerVisitor {

    private static final String REOPEN = "アカウントを元に戻して、パスワードを再登録する";
    private static final String OVER = "このリンクは使えません";
    private static final String OTHER_PASSWORD = "あたらしい合言葉 tomato";

    @ParameterizedTest
    @EnumSource
    @Tag("C4")
    @Tag("C13")
    @Tag("C26")
    void closingEndsAllAccess(Site site) throws Exception {
        var account = AccountFixture.create(site);
        here.submitPassword(account)
                .enableSkip(mailbox.answering(here, account.email()).code());
        signIn(there, account);

        here.get(site.path + "/close").follow();
        reauthenticate(here, account);
        assertTrue(here.isAt(site.path + "/close"), here::text);
        assertFalse(here.text().contains("追加アカウント（"), here::text);
        here.submit(here.form(CLOSE_BUTTON));
        assertTrue(here.text().contains("チェックをつけてください"), here::text);
        assertTrue(isOpen(account.id()));
        here.submit(here.form(CLOSE_BUTTON).type(READ, "on")).follow();

        assertTrue(here.isAt(site.path + "/closed") && here.text().contains("アカウントを閉じました"), here::text);
        assertFalse(here.cookies().containsKey("__Host-" + site.service.segment() + "-session"));
        assertTrue(isSignedOut(there, site));
        assertTrue(here.submitPassword(account).text().contains("正しくありません"), here::text);
        assertEquals(1, AuditEvents.count(account, "CLOSED"));
        mailbox.notice(CLOSED, account.email());
    }

    @Test
    @Tag("C7")
    @Tag("C9")
    @Tag("T11")
    void theMailedLinkReopensTheAccount() throws Exception {
        var additional = main.additional();
        signInReauthenticated(here, main);
        signIn(there, additional);
        close();
        String link = mailbox.notice(CLOSED, main.email()).link();
        mailbox.notice(REMOVED, additional.email());
        assertTrue(isSignedOut(there, Site.EMPLOYER));

        assertTrue(link.matches(TestBed.url() + "employer/reopen\\?t=[\\w-]{43}&lang=ja"), link);
        for (int i = 0; i < 3; i++) {
            assertTrue(TestBed.visitor().get(link).body().contains(REOPEN));
        }
        assertFalse(isOpen(main.id()), "opening the link, as mail scanners do, changes nothing");
        here.get(link);
        assertFalse(here.body().contains(main.email()));
        here.submit(here.form(REOPEN)).follow();
        assertTrue(here.isAt("/employer/password-reset"), here::text);
        assertFalse(here.answer().uri().toString().contains("t="), here.answer().uri()::toString);
        here.submit(here.form("パスワードを再登録する").type("新しいパスワード", OTHER_PASSWORD).type("もう一度", OTHER_PASSWORD))
                .follow();
        assertTrue(here.isAt(Site.EMPLOYER.login()), here::text);
        assertTrue(here.submitPassword(main).text().contains("正しくありません"), here::text);
        assertTrue(here.submitPassword(main, OTHER_PASSWORD).isAt(Site.EMPLOYER.otp()), here::text);
        assertFalse(isOpen(additional.id()));
        assertEquals(1, AuditEvents.count(main, "REOPENED"));
        assertTrue(TestBed.visitor().get(link).text().contains(OVER));
    }

    @Test
    @Tag("T11")
    @Tag("C20")
    void theLinkWorksOnlyInItsServiceForItsPurposeAndInTime() throws Exception {
        signInReauthenticated(here, main);
        close();
        String link = mailbox.notice(CLOSED, main.email()).link();

        assertTrue(here.get(link.replace("/employer/", "/seeker/")).text().contains(OVER));
        assertTrue(here.get(link.replace("/reopen", "/not-me")).text().contains(OVER));
        Sql.update("update owner_link set expires_at = now() where account_id = ?", main.id());
        assertTrue(here.get(link).text().contains(OVER));
        assertFalse(isOpen(main.id()));
    }

    @Test
    @Tag("T11")
    void aTakenAddressPreventsReopening() throws Exception {
        signInReauthenticated(here, main);
        close();
        String link = mailbox.notice(CLOSED, main.email()).link();
        here.get(link);
        var form = here.form(REOPEN);
        AccountFixture.create(TestBed.database(), Site.EMPLOYER, main.email());

        here.submit(form).follow();

        assertTrue(here.text().contains(OVER) && here.text().contains("ハローワークにご相談ください"), here::text);
        assertFalse(isOpen(main.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?t=", "?t=garbage", "?t=%00%0d%0aSet-Cookie:a", "?t=a&t=b"})
    @Tag("C18")
    void anInvalidLinkShowsWhatToDo(String query) throws Exception {
        here.get("/employer/reopen" + query);

        assertEquals(200, here.status());
        assertTrue(here.text().contains(OVER) && here.text().contains("ハローワークにご相談ください"), here::text);
        assertFalse(here.body().contains(REOPEN));
    }

    @Test
    @Tag("C4")
    @Tag("C16")
    void linksForeignFormsAndOutdatedReauthenticationsCloseNothing() throws Exception {
        signInReauthenticated(here, main);
        here.get(CLOSE);
        var form = here.form(CLOSE_BUTTON).type(READ, "on");

        here.get(CLOSE + "?read=on&submit=1");
        assertEquals(403, here.submitFrom("https://attacker.example", form).status());
        main.outlastAuthentication();
        assertTrue(here.submit(form).follow().isAt("/employer/confirm"), here::text);

        assertTrue(isOpen(main.id()));
        assertEquals(0, AuditEvents.count(main, "CLOSED"));
    }

    @Test
    @Tag("C25")
    void thePageSaysHowManyAdditionalAccountsAreClosedToo() throws Exception {
        main.additional();
        main.additional();
        signInReauthenticated(here, main);
        assertTrue(here.get(CLOSE).text().contains("追加アカウント（2件）も、いっしょに閉じます。"), here::text);
        assertTrue(here.text().contains("に削除します。"), here::text);
        close();
        assertNoSecretInAddresses(here);
    }

    private void close() throws Exception {
        here.get(CLOSE);
        here.submit(here.form(CLOSE_BUTTON).type(READ, "on")).follow();
        assertTrue(here.isAt("/employer/closed") && here.text().contains("7日以内であれば"), here::text);
    }
}
