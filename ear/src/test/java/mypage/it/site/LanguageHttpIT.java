package mypage.it.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import mypage.mail.MailTexts;
import mypage.platform.Language;
import mypage.platform.Ruby;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The language of pages and mails, and how it is chosen. */
@ArquillianTest
@RunAsClient
class LanguageHttpIT {

    private static final String COOKIE = "__Host-language";

    private final HttpVisitor visitor = TestBed.visitor();

    private HttpVisitor reads(Language language) {
        return visitor.withCookie(COOKIE, language.id());
    }

    @ParameterizedTest
    @CsvSource({"en-GB, en", "zh-CN, zh-Hans", "fr, ja", "'pt-BR,pt;q=0.9', pt"})
    void theBrowsersPreferredLanguageIsUsed(String preferred, String tag) throws Exception {
        visitor.send(HttpRequest.newBuilder(TestBed.url().resolve(Site.SEEKER.login()))
                .header("Accept-Language", preferred)
                .build());

        assertTrue(visitor.body().contains("<html lang=\"" + tag + "\""), visitor.body());
    }

    @ParameterizedTest
    @EnumSource
    void theLanguageIsChosenOnAnyPageAndRemembered(Language language) throws Exception {
        visitor.get(Site.SEEKER.login());
        choose("/seeker/faq?a=b", language);

        assertEquals(200, visitor.status());
        assertTrue(visitor.text().contains(withReadings("faq.title", language)), visitor.text());
        assertTrue(visitor.get(Site.SEEKER.login()).body().contains("<html lang=\"" + language.tag() + "\""));
        assertTrue(visitor.get("/nowhere").body().contains("<html lang=\"" + language.tag() + "\""));
        assertEquals(404, visitor.status());
    }

    /** Presses the language's button on a page without a form. */
    private void choose(String page, Language language) throws Exception {
        visitor.send(HttpRequest.newBuilder(TestBed.url().resolve(page))
                .header("Origin", TestBed.url().toString().replaceFirst("/$", ""))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("lang=" + language.id()))
                .build());
    }

    /** The text with its readings in brackets, as {@link HttpVisitor#text} returns ruby. */
    private static String withReadings(String key, Language language) {
        return Ruby.inBrackets(Messages.of(language, key));
    }

    @Test
    void changingTheLanguageKeepsThePagesMessage() throws Exception {
        choose(Site.SEEKER.login() + "?signed-out", Language.PT);

        assertTrue(visitor.text().contains(Messages.plain(Language.PT, "login.out.title")), visitor.text());
    }

    @Test
    void aForgedUrlCannotShowAMessage() throws Exception {
        assertFalse(visitor.get("/seeker/address-stop?told=done").text().contains("取りやめました"), visitor.text());
        assertFalse(visitor.get("/seeker/address-prove?told=CHANGED").text().contains("変更しました"), visitor.text());
    }

    @Test
    void aLinkCannotChangeTheLanguage() throws Exception {
        assertTrue(visitor.get(Site.SEEKER.login() + "?lang=en").body().contains("<html lang=\"ja\""));
        assertFalse(visitor.cookies().containsKey(COOKIE));
    }

    @Test
    void aMailedLinkOpensThePageInTheLanguageOfTheMail() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        reads(Language.PT).get(Site.SEEKER.path + "/forgot");
        var form = visitor.form(withReadings("forgot.send", Language.PT));
        form.values().put("email", account.email());
        visitor.submit(form);
        var mail = Await.value(
                "link", () -> TestBed.mailbox().all(account.email()).stream().findFirst());

        var other = TestBed.visitor().withCookie(COOKIE, Language.EN.id()).get(mail.link());

        other.follow();
        assertTrue(other.body().contains("<html lang=\"pt\""), other::body);
        assertTrue(other.get(Site.SEEKER.login()).body().contains("<html lang=\"pt\""), other::body);
        assertEquals(
                Ruby.plain(MailTexts.in(Language.PT)
                        .text("reset.subject", MailTexts.in(Language.PT).text("service.SEEKER"))),
                mail.subject());
    }

    @ParameterizedTest
    @EnumSource
    void theCodeMailIsInTheLanguageOfThePage(Language language) throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        reads(language).get(Site.SEEKER.login());
        var form = visitor.form(withReadings("login.submit", language));
        form.values().put("email", account.email());
        form.values().put("password", account.password());
        visitor.submit(form).follow();

        var mail = Await.value(
                "code in " + language,
                () -> TestBed.mailbox().all(account.email()).stream().findFirst());
        var texts = MailTexts.in(language);
        assertEquals(Ruby.plain(texts.text("otp.signin.subject", texts.text("service.SEEKER"))), mail.subject());
        assertEquals(language.tag(), mail.message().getHeader("Content-Language", null));
        assertTrue(mail.html().contains("<html lang=\"" + language.tag() + "\">"), mail.html());

        var code = mail.body().replaceAll("(?s).*?(?<!\\d)(\\d{6})(?!\\d).*", "$1");
        var otp = visitor.form(withReadings("otp.submit", language));
        otp.values().put("code", code);
        assertTrue(visitor.submit(otp).follow().isAt(Site.SEEKER.mypage()), visitor.text());
        assertEquals(
                1,
                Sql.number(
                        "select count(*) from account where id = ? and language = '" + language + "'", account.id()));
    }

    @Test
    void onlyEasyJapaneseHasReadings() throws Exception {
        reads(Language.JA_EASY).get(Site.SEEKER.login());

        assertTrue(visitor.body().contains("<rt "), visitor.body());
        assertFalse(visitor.body().contains("《"), visitor.body());
        assertFalse(
                visitor.body().replaceAll("(?s).*<title>(.*?)</title>.*", "$1").contains("<"));
        assertFalse(reads(Language.JA).get(Site.SEEKER.login()).body().contains("<rt "));
    }

    @Test
    void staffPagesAreJapanese() throws Exception {
        assertTrue(reads(Language.EN).get("/admin/login").body().contains("<html lang=\"ja\""));
    }

    @Test
    void anUnknownLanguageIsIgnored() throws Exception {
        visitor.withCookie(COOKIE, "tlh");
        assertTrue(visitor.get(Site.SEEKER.login()).body().contains("<html lang=\"ja\""));
    }
}
