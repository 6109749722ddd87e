package mypage.it.reauthentication;

import mypage.it.AuditEvents;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import mypage.it.inside.Race;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a signed-in user has to prove before something sensitive changes, and what the change ends. */
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
    void changesThePasswordAndEndsAllElse() throws Exception {
        here.submitPassword(account).enableSkip(mailbox.first(account.email()).code());
        here.signOut(Site.SEEKER);
        assertTrue(here.submitPassword(account).isAt(Site.SEEKER.mypage()), "skips the code");
        there.submitPassword(account).submitCode(mailbox.nth(2, account.email()).code());

        var beforeStepUp = here.twin();
        confirm(3);
        assertTrue(mailbox.nth(3, account.email()).body().contains("ご本人の確認のための"));
        assertTrue(here.isAt(Site.SEEKER.password()), here::text);
        assertNotEquals(beforeStepUp.cookies().get(SESSION), here.cookies().get(SESSION));
        assertTrue(beforeStepUp.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        assertTrue(there.get(Site.SEEKER.mypage()).isAt(Site.SEEKER.mypage()));

        var beforeChange = here.twin();
        change(OTHER_PASSWORD);
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
    @Tag("C18")
    void changesNothingWithoutAFreshProof() throws Exception {
        signIn();
        assertTrue(here.get(Site.SEEKER.password()).follow().isAt(CONFIRM));
        here.get(CONFIRM_CODE).follow();
        assertTrue(here.isAt(CONFIRM));
        confirm(2);
        var form = here.form(CHANGE).type("新しいパスワード", OTHER_PASSWORD).type("もう一度", OTHER_PASSWORD);
        Sql.update(
                "update user_session set confirmed_at = now() - interval '10 minutes' where account_id = ?",
                account.id());

        here.submit(form).follow();

        assertTrue(here.isAt(CONFIRM), here::text);
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
    void aCodeToConfirmOpensNoSession() throws Exception {
        signIn();
        there.submitPassword(account);
        begin();
        String code = mailbox.nth(3, account.email()).code();

        var form = there.form(HttpVisitor.SEND).type(HttpVisitor.CODE, code);
        String cookie = here.cookies().get(CONFIRMATION);
        there.cookies().put(ATTEMPT, cookie);
        form.values().put("reference", cookie.split("\\.")[0]);
        there.submit(form).follow();

        assertFalse(there.cookies().containsKey(SESSION));
        assertTrue(there.isAt(Site.SEEKER.otp()) && there.text().contains("入力できません"), there::text);
        there.get(Site.SEEKER.mypage()).follow();
        assertTrue(there.isAt(Site.SEEKER.login()));
    }

    @Test
    @Tag("C4")
    @Tag("C10")
    void aCodeToSignInConfirmsNoSession() throws Exception {
        signIn();
        begin();
        there.submitPassword(account);
        String code = mailbox.nth(3, account.email()).code();

        var form = here.form(HttpVisitor.SEND).type(HttpVisitor.CODE, code);
        here.cookies().put(CONFIRMATION, there.cookies().get(ATTEMPT));
        here.submit(form).follow();

        assertTrue(here.isAt(CONFIRM), here::text);
        assertTrue(here.get(Site.SEEKER.password()).follow().isAt(CONFIRM));
        assertTrue(there.submitCode(code).isAt(Site.SEEKER.mypage()), "where it belongs it still works");
    }

    @Test
    @Tag("C10")
    void aCodeConfirmsTheSessionThatAskedForItOnly() throws Exception {
        signIn();
        there.submitPassword(account).submitCode(mailbox.nth(2, account.email()).code());
        begin();
        var form = here.form(HttpVisitor.SEND)
                .type(HttpVisitor.CODE, mailbox.nth(3, account.email()).code());
        there.get(Site.SEEKER.settings());
        there.cookies().put(CONFIRMATION, here.cookies().get(CONFIRMATION));

        there.submitTo(CONFIRM_CODE, form).follow();

        assertTrue(there.isAt(CONFIRM), there::text);
        assertEquals(0, AuditEvents.count(account, "CONFIRMED"));
    }

    @Test
    @Tag("C10")
    void oneOfManyAtOnceConfirms() throws Exception {
        signIn();
        begin();
        var form = here.form(HttpVisitor.SEND)
                .type(HttpVisitor.CODE, mailbox.nth(2, account.email()).code());

        List<HttpVisitor> all = Race.of(8, () -> here.twin().submit(form));

        assertEquals(1, AuditEvents.count(account, "CONFIRMED"));
        assertEquals(
                1,
                all.stream()
                        .filter(one -> !one.cookies()
                                .get(SESSION)
                                .equals(here.cookies().get(SESSION)))
                        .count());
    }
}
