package mypage.it.reauthentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import mypage.it.AuditEvents;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import mypage.it.inside.Race;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reauthentication before a change of the password, and what the change ends. */
@ArquillianTest
@RunAsClient
class ReauthenticationHttpIT extends ReauthenticationVisitor {

    @Test
    @Tag("C4")
    @Tag("C7")
    @Tag("C12")
    @Tag("C13")
    @Tag("C26")
    @Tag("T4")
    void aNewPasswordEndsAllOtherSessionsAndSkipping() throws Exception {
        here.submitPassword(account).enableSkip(mailbox.first(account.email()).code());
        here.signOut(Site.SEEKER);
        assertTrue(here.submitPassword(account).isAt(Site.SEEKER.mypage()), "skips the code");
        there.submitPassword(account).submitCode(mailbox.nth(2, account.email()).code());

        var beforeReauthentication = here.twin();
        reauthenticate(3);
        assertTrue(mailbox.nth(3, account.email()).body().contains("ご本人の確認のための"));
        assertTrue(here.isAt(Site.SEEKER.password()), here::text);
        assertNotEquals(
                beforeReauthentication.cookies().get(SESSION_COOKIE),
                here.cookies().get(SESSION_COOKIE));
        assertTrue(beforeReauthentication.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        assertTrue(there.get(Site.SEEKER.mypage()).isAt(Site.SEEKER.mypage()));

        var beforeChange = here.twin();
        changePassword(OTHER_PASSWORD);
        assertTrue(here.isAt(Site.SEEKER.settings()) && here.text().contains("パスワードを変更しました"), here::text);
        assertEquals("なし", here.skipState());
        assertTrue(beforeChange.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        assertTrue(there.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        mailbox.notice("パスワード変更のお知らせ", account.email());
        assertEquals(1, AuditEvents.count(account, "CONFIRMED"));
        assertEquals(1, AuditEvents.count(account, "PASSWORD_CHANGED"));

        here.signOut(Site.SEEKER);
        assertTrue(here.submitPassword(account).isAt(Site.SEEKER.login()));
        assertTrue(here.submitPassword(account, OTHER_PASSWORD).isAt(Site.SEEKER.otp()), "skipping has ended here too");
    }

    @Test
    @Tag("C4")
    void whoHasJustSignedInWithBothFactorsIsNotAskedAgain() throws Exception {
        here.submitPassword(account).enableSkip(mailbox.first(account.email()).code());
        assertTrue(here.get(Site.SEEKER.password()).isAt(Site.SEEKER.password()), here::text);

        here.signOut(Site.SEEKER);
        assertTrue(here.submitPassword(account).isAt(Site.SEEKER.mypage()), "skips the code");
        assertTrue(here.get(Site.SEEKER.password()).follow().isAt(REAUTHENTICATE), here::text);
    }

    @Test
    @Tag("C4")
    @Tag("C18")
    void aChangeRequiresARecentReauthentication() throws Exception {
        signIn();
        assertTrue(here.get(Site.SEEKER.password()).follow().isAt(REAUTHENTICATE));
        here.get(REAUTHENTICATE_CODE).follow();
        assertTrue(here.isAt(REAUTHENTICATE));
        reauthenticate(2);
        var form = here.form(CHANGE).type("新しいパスワード", OTHER_PASSWORD).type("もう一度", OTHER_PASSWORD);
        account.outlastAuthentication();

        here.submit(form).follow();

        assertTrue(here.isAt(REAUTHENTICATE), here::text);
        assertTrue(here.get(Site.SEEKER.mypage()).isAt(Site.SEEKER.mypage()));
        assertEquals(0, AuditEvents.count(account, "PASSWORD_CHANGED"));
        assertEquals(
                0,
                Sql.number(
                        "select count(*) from outbox_message where recipient = ? and topic like 'owner:PASSWORD%'",
                        account.email()));
        assertTrue(TestBed.visitor().submitPassword(account).isAt(Site.SEEKER.otp()));
    }

    @Test
    @Tag("C4")
    @Tag("C10")
    void aReauthenticationCodeDoesNotSignIn() throws Exception {
        signIn();
        there.submitPassword(account);
        requestCode();
        String code = mailbox.nth(3, account.email()).code();

        var form = there.form(HttpVisitor.SEND).type(HttpVisitor.CODE, code);
        String cookie = here.cookies().get(REAUTHENTICATION_COOKIE);
        there.cookies().put(ATTEMPT_COOKIE, cookie);
        form.values().put("reference", cookie.split("\\.")[0]);
        there.submit(form).follow();

        assertFalse(there.cookies().containsKey(SESSION_COOKIE));
        assertTrue(there.isAt(Site.SEEKER.otp()) && there.text().contains("入力できません"), there::text);
        there.get(Site.SEEKER.mypage()).follow();
        assertTrue(there.isAt(Site.SEEKER.login()));
    }

    @Test
    @Tag("C4")
    @Tag("C10")
    void aSignInCodeDoesNotReauthenticate() throws Exception {
        signIn();
        requestCode();
        there.submitPassword(account);
        String code = mailbox.nth(3, account.email()).code();

        var form = here.form(HttpVisitor.SEND).type(HttpVisitor.CODE, code);
        here.cookies().put(REAUTHENTICATION_COOKIE, there.cookies().get(ATTEMPT_COOKIE));
        here.submit(form).follow();

        assertTrue(here.isAt(REAUTHENTICATE), here::text);
        assertTrue(here.get(Site.SEEKER.password()).follow().isAt(REAUTHENTICATE));
        assertTrue(there.submitCode(code).isAt(Site.SEEKER.mypage()), "still works for the sign-in");
    }

    @Test
    @Tag("C10")
    void aCodeReauthenticatesOnlyTheSessionThatRequestedIt() throws Exception {
        signIn();
        there.submitPassword(account).submitCode(mailbox.nth(2, account.email()).code());
        requestCode();
        var form = here.form(HttpVisitor.SEND)
                .type(HttpVisitor.CODE, mailbox.nth(3, account.email()).code());
        there.get(Site.SEEKER.settings());
        there.cookies().put(REAUTHENTICATION_COOKIE, here.cookies().get(REAUTHENTICATION_COOKIE));

        there.submitTo(REAUTHENTICATE_CODE, form).follow();

        assertTrue(there.isAt(REAUTHENTICATE), there::text);
        assertEquals(0, AuditEvents.count(account, "CONFIRMED"));
    }

    @Test
    @Tag("C10")
    void aCodeSubmittedManyTimesAtOnceReauthenticatesOnce() throws Exception {
        signIn();
        requestCode();
        var form = here.form(HttpVisitor.SEND)
                .type(HttpVisitor.CODE, mailbox.nth(2, account.email()).code());

        List<HttpVisitor> copies = Race.of(8, () -> here.twin().submit(form));

        assertEquals(1, AuditEvents.count(account, "CONFIRMED"));
        assertEquals(
                1,
                copies.stream()
                        .filter(one -> !one.cookies()
                                .get(SESSION_COOKIE)
                                .equals(here.cookies().get(SESSION_COOKIE)))
                        .count());
    }
}
