package mypage.it.site;

import mypage.it.AccountFixture;
import mypage.it.HtmlForm;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.MessageFormat;
import mypage.platform.Language;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The language chosen on a page with a form: nothing that was typed or said is lost, and nothing is done. */
@ArquillianTest
@RunAsClient
class LanguageSwitchHttpIT {

    private final HttpVisitor visitor = TestBed.visitor();

    /** Presses the button of a language instead of the form's own. */
    private void switches(HtmlForm form, Language language) throws Exception {
        form.values().remove("submit");
        form.values().put("lang", language.id());
        visitor.submit(form);
    }

    @Test
    void changesWithAllThatWasTypedAndDoesNothing() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.get(Site.SEEKER.login());
        var form = visitor.form(HttpVisitor.LOG_IN)
                .type(HttpVisitor.ID, account.email())
                .type(HttpVisitor.PASSWORD, "a \"secret\" & more");

        switches(form, Language.EN);

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
    void changesOnThePageOfTheCodeWithoutAnEndOfTheSignIn() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.submitPassword(account);
        var mail = TestBed.mailbox().first(account.email());
        var form = visitor.form(HttpVisitor.SEND).type(HttpVisitor.CODE, mail.code());

        switches(form, Language.EN);

        assertTrue(visitor.text().contains(mail.reference()), visitor.text());
        var again = visitor.form(Messages.plain(Language.EN, "otp.submit"));
        assertEquals(mail.code(), again.values().get("code"));
        assertTrue(visitor.submit(again).follow().isAt(Site.SEEKER.mypage()), visitor.text());
    }

    @Test
    void changesOnAPageThatAsksForTheProofAgainAndKeepsWhatItIsFor() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.submitPassword(account)
                .submitCode(TestBed.mailbox().first(account.email()).code());
        visitor.get("/seeker/address").follow();
        var form = visitor.form("次へ");

        switches(form, Language.VI);

        assertEquals(
                "address",
                visitor.form(Messages.plain(Language.VI, "confirm.submit"))
                        .values()
                        .get("for"));
    }

    @Test
    void saysTheErrorsOfARefusedFormAgain() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.submitPassword(account).submitCode("000000".equals(code(account)) ? "111111" : "000000");

        switches(visitor.form(HttpVisitor.SEND), Language.EN);
        assertTrue(visitor.text().contains(said(Language.EN, "otp.wrong", 4)), visitor.text());
        assertTrue(visitor.body().contains("aria-invalid=\"true\""), visitor.body());
        switches(visitor.form(Messages.plain(Language.EN, "otp.submit")), Language.TL);

        assertTrue(visitor.text().contains(said(Language.TL, "otp.wrong", 4)), visitor.text());
        assertEquals(1, Sql.number("select failures from otp_challenge where account_id = ?", account.id()));
    }

    private static String code(AccountFixture account) throws Exception {
        return TestBed.mailbox().first(account.email()).code();
    }

    private static String said(Language language, String key, Object... numbers) {
        return new MessageFormat(Messages.plain(language, key), language.locale()).format(numbers);
    }

    @Test
    void saysAgainWhichFieldsAreEmptyAndOnlyWhatAPageCanSay() throws Exception {
        visitor.get(Site.SEEKER.login());
        visitor.submit(visitor.form(HttpVisitor.LOG_IN));
        var form = visitor.form(HttpVisitor.LOG_IN);

        switches(form, Language.EN);

        assertTrue(visitor.text().contains(Messages.plain(Language.EN, "login.email.missing")), visitor.text());
        assertTrue(visitor.text().contains(Messages.plain(Language.EN, "login.password.missing")), visitor.text());

        var forged = visitor.form(Messages.plain(Language.EN, "login.submit"));
        forged.values().put("refused", "<b>email");
        switches(forged, Language.JA);
        assertEquals(200, visitor.status());
        assertFalse(visitor.body().contains("<b>email"), visitor.body());
        assertFalse(visitor.body().contains("aria-invalid=\"true\""), visitor.body());
    }

    @Test
    void aRefusalShowsNoPassword() throws Exception {
        visitor.get(Site.SEEKER.login());
        visitor.submit(visitor.form(HttpVisitor.LOG_IN)
                .type(HttpVisitor.ID, "nobody@example.jp")
                .type(HttpVisitor.PASSWORD, "not to be seen"));

        assertFalse(visitor.body().contains("not to be seen"));
    }
}
