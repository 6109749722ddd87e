package mypage.it.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.MessageFormat;
import mypage.it.AccountFixture;
import mypage.it.HtmlForm;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import mypage.platform.Language;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Switching the language on a page with a form keeps all input and messages, and submits nothing. */
@ArquillianTest
@RunAsClient
class LanguageSwitchHttpIT {

    private final HttpVisitor visitor = TestBed.visitor();

    /** Submits the form with the button of a language. */
    private void switchLanguage(HtmlForm form, Language language) throws Exception {
        form.values().remove("submit");
        form.values().put("lang", language.id());
        visitor.submit(form);
    }

    @Test
    void switchingKeepsTheInputAndSubmitsNothing() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.get(Site.SEEKER.login());
        var form = visitor.form(HttpVisitor.LOG_IN)
                .type(HttpVisitor.ID, account.email())
                .type(HttpVisitor.PASSWORD, "a \"secret\" & more");

        switchLanguage(form, Language.EN);

        assertEquals(200, visitor.status());
        assertTrue(visitor.text().contains(Messages.plain(Language.EN, "login.password")), visitor.text());
        assertFalse(visitor.body().contains("aria-invalid=\"true\""), visitor.body());
        var again = visitor.form(Messages.plain(Language.EN, "login.submit"));
        assertEquals(account.email(), again.values().get("email"));
        assertEquals("a \"secret\" & more", passwordIn(visitor.body()));
        assertEquals(
                "no-store",
                visitor.answer().headers().firstValue("Cache-Control").orElse(""));
        assertEquals(0, Sql.number("select count(*) from audit_event where account_id = ?", account.id()));
    }

    private static String passwordIn(String html) {
        return html.replaceAll("(?s).*<input id=\"password\"[^>]*value=\"([^\"]*)\".*", "$1")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    @Test
    void switchingOnTheCodePageKeepsTheSignIn() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.submitPassword(account);
        var mail = TestBed.mailbox().first(account.email());
        var form = visitor.form(HttpVisitor.SEND).type(HttpVisitor.CODE, mail.code());

        switchLanguage(form, Language.EN);

        assertTrue(visitor.text().contains(mail.reference()), visitor.text());
        var again = visitor.form(Messages.plain(Language.EN, "otp.submit"));
        assertEquals(mail.code(), again.values().get("code"));
        assertTrue(visitor.submit(again).follow().isAt(Site.SEEKER.mypage()), visitor.text());
    }

    @Test
    void switchingDuringReauthenticationKeepsItsPurpose() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.submitPassword(account)
                .submitCode(TestBed.mailbox().first(account.email()).code());
        account.outlastAuthentication();
        visitor.get("/seeker/address").follow();
        var form = visitor.form("次へ");

        switchLanguage(form, Language.VI);

        assertEquals(
                "address",
                visitor.form(Messages.plain(Language.VI, "confirm.submit"))
                        .values()
                        .get("for"));
    }

    @Test
    void switchingKeepsTheErrorsOfARejectedForm() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.submitPassword(account).submitCode("000000".equals(code(account)) ? "111111" : "000000");

        switchLanguage(visitor.form(HttpVisitor.SEND), Language.EN);
        assertTrue(visitor.text().contains(message(Language.EN, "otp.wrong", 4)), visitor.text());
        assertTrue(visitor.body().contains("aria-invalid=\"true\""), visitor.body());
        switchLanguage(visitor.form(Messages.plain(Language.EN, "otp.submit")), Language.TL);

        assertTrue(visitor.text().contains(message(Language.TL, "otp.wrong", 4)), visitor.text());
        assertEquals(
                1,
                Sql.number(
                        "select guess_count + known_guess_count from otp_challenge where account_id = ?",
                        account.id()));
    }

    private static String code(AccountFixture account) throws Exception {
        return TestBed.mailbox().first(account.email()).code();
    }

    private static String message(Language language, String key, Object... numbers) {
        return new MessageFormat(Messages.plain(language, key), language.locale()).format(numbers);
    }

    @Test
    void switchingKeepsMissingFieldErrorsAndRejectsForgedOnes() throws Exception {
        visitor.get(Site.SEEKER.login());
        visitor.submit(visitor.form(HttpVisitor.LOG_IN));
        var form = visitor.form(HttpVisitor.LOG_IN);

        switchLanguage(form, Language.EN);

        assertTrue(visitor.text().contains(Messages.plain(Language.EN, "login.email.missing")), visitor.text());
        assertTrue(visitor.text().contains(Messages.plain(Language.EN, "login.password.missing")), visitor.text());

        var forged = visitor.form(Messages.plain(Language.EN, "login.submit"));
        forged.values().put("refused", "<b>email");
        switchLanguage(forged, Language.JA);
        assertEquals(200, visitor.status());
        assertFalse(visitor.body().contains("<b>email"), visitor.body());
        assertFalse(visitor.body().contains("aria-invalid=\"true\""), visitor.body());
    }

    @Test
    void aRejectedFormDoesNotContainThePassword() throws Exception {
        visitor.get(Site.SEEKER.login());
        visitor.submit(visitor.form(HttpVisitor.LOG_IN)
                .type(HttpVisitor.ID, "nobody@example.jp")
                .type(HttpVisitor.PASSWORD, "not to be seen"));

        assertFalse(visitor.body().contains("not to be seen"));
    }
}
