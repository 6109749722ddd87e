package mypage.it.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.reauthentication.ReauthenticationVisitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After a session ended by inactivity: what the sign-in page says, and where the next sign-in leads. */
@ArquillianTest
@RunAsClient
class ReturnToHttpIT extends ReauthenticationVisitor {

    private static final String IDLE = "しばらく操作がなかったため、ログアウトしました";
    private static final String UNSENT = "入力した内容は送信されていません";
    private static final String BACK = "元の画面に戻ります";
    private static final String RETURN_COOKIE = "__Host-seeker-return";

    @ParameterizedTest
    @CsvSource({
        "settings, settings",
        "sessions?ended=one, sessions",
        "confirm-code?for=close, account",
        "address-code, address",
        "mypage, mypage",
        "confirm?for=//evil.example, mypage"
    })
    @Tag("C11")
    @Tag("C17")
    void theNextSignInLeadsBackToThePageOrItsFirstStep(String page, String start) throws Exception {
        signIn();
        expireByInactivity();

        here.get("/seeker/" + page).follow();
        assertTrue(here.isAt(Site.SEEKER.login()) && here.text().contains(IDLE), here::text);
        assertEquals(!start.equals("mypage"), here.text().contains(BACK), here::text);

        submitPassword();
        assertTrue(here.isAt(Site.SEEKER.otp()), here::text);
        here.submit(here.form(HttpVisitor.SEND)
                .type(HttpVisitor.CODE, mailbox.nth(2, account.email()).code()));
        assertEquals(
                "/seeker/" + start,
                here.answer().headers().firstValue("Location").orElse(""));
        assertFalse(here.cookies().containsKey(RETURN_COOKIE), "the cookie is for one sign-in");
    }

    @Test
    void aFormSubmittedTooLateIsReportedAsUnsent() throws Exception {
        signIn();
        reauthenticate(2);
        expireByInactivity();

        changePassword(OTHER_PASSWORD);

        assertTrue(here.isAt(Site.SEEKER.login()) && here.text().contains(UNSENT), here::text);
        assertFalse(here.text().contains(IDLE), here::text);
        submitPassword();
        here.submitCode(mailbox.nth(3, account.email()).code());
        assertTrue(here.isAt(Site.SEEKER.password()), here::body);
    }

    @Test
    @Tag("R24")
    void settingSkippingIsConfirmedBeforeLeadingBack() throws Exception {
        signIn();
        expireByInactivity();
        here.get(Site.SEEKER.sessions()).follow();
        submitPassword();
        here.enableSkip(mailbox.nth(2, account.email()).code());
        assertTrue(here.isAt(Site.SEEKER.mypage()) && here.text().contains(HttpVisitor.SKIP_ENABLED), here::text);

        expireByInactivity();
        here.get(Site.SEEKER.account()).follow();
        submitPassword();
        assertTrue(here.isAt(Site.SEEKER.account()), here::text);
    }

    @Test
    @Tag("C17")
    void aForgedReturnCookieIsIgnored() throws Exception {
        here.withCookie(RETURN_COOKIE, "//evil.example/");
        signIn();
        assertTrue(here.isAt(Site.SEEKER.mypage()), here::text);
    }

    @Test
    void aReturnCookieWorksOnlyForItsService() throws Exception {
        here.withCookie("__Host-employer-return", "settings");
        signIn();
        assertTrue(here.isAt(Site.SEEKER.mypage()), here::text);
        assertTrue(here.cookies().containsKey("__Host-employer-return"), "the cookie belongs to the other service");
    }

    @Test
    void withoutAnEndedSessionThePageMentionsNone() throws Exception {
        here.get(Site.SEEKER.settings()).follow();
        assertTrue(here.isAt(Site.SEEKER.login()) && !here.text().contains(IDLE), here::text);
        signIn();
        here.signOut(Site.SEEKER).follow();
        here.get(Site.SEEKER.settings()).follow();
        assertFalse(here.text().contains(IDLE), here::text);
        assertFalse(here.cookies().containsKey(RETURN_COOKIE));
    }

    private void expireByInactivity() throws Exception {
        Sql.update(
                "update user_session set last_used_at = now() - interval '31 minutes' where account_id = ?",
                account.id());
    }

    private void submitPassword() throws Exception {
        here.submit(here.form(HttpVisitor.LOG_IN)
                        .type(HttpVisitor.ID, account.email())
                        .type(HttpVisitor.PASSWORD, account.password()))
                .follow();
    }
}
