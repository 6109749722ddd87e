package mypage.it.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.HttpVisitor;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.TestBed;
import mypage.platform.Language;
import mypage.platform.Ruby;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages in each language, in a browser. */
@ArquillianTest
@RunAsClient
class LanguageBrowserIT {

    private Person person;

    @BeforeEach
    void openBrowser() {
        person = Person.onDesktop();
    }

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    private static String text(Language language, String key) {
        return Ruby.plain(Messages.of(language, key));
    }

    /** Switches the language on the sign-in page with both fields filled in, and signs in with the mailed code. */
    @ParameterizedTest
    @EnumSource
    void usersSignInInTheirLanguage(Language language) throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person.opens(Site.SEEKER.login());
        person.field(HttpVisitor.ID).fill(account.email());
        person.field(HttpVisitor.PASSWORD).fill(account.password());

        person.clicks(language.ownName());

        assertThat(person.page().locator("#email")).hasValue(account.email());
        assertThat(person.page().locator("#password")).hasValue(account.password());
        assertEquals(language.tag(), person.page().locator("html").getAttribute("lang"));
        inspects(language, "1-login");
        person.page().locator("#password").press("Enter");
        person.isAt(Site.SEEKER.otp());
        inspects(language, "2-otp");
        var mail = Await.value(
                "code in " + language,
                () -> TestBed.mailbox().all(account.email()).stream().findFirst());
        person.page().locator("#skip").check();
        person.page().locator("#code").fill(mail.body().replaceAll("(?s).*?(?<!\\d)(\\d{6})(?!\\d).*", "$1"));
        person.page().locator("#submit").click();
        person.isAt(Site.SEEKER.otpSkip());
        inspects(language, "3-skip");
        person.page().locator("#ok").click();
        person.isAt(Site.SEEKER.mypage() + "?skip=1").opens("/seeker/settings");
        inspects(language, "4-settings");
        assertThat(person.page().locator(".state")).hasText(text(language, "settings.skip.yes"));
        takesMailScreenshots(mail.html(), language);
    }

    /** Inspects the language with readings and one with long words; the markup of the others is that of Japanese. */
    private void inspects(Language language, String state) {
        String name = "language-" + language.id() + "-" + state;
        if (language == Language.JA_EASY || language == Language.ES) {
            person.inspects(name);
        } else {
            person.page().setViewportSize(360, 740);
            person.takesScreenshot(name);
        }
    }

    /** Captures the mail in a narrow and a wide window. */
    private void takesMailScreenshots(String html, Language language) {
        person.page().navigate("about:blank");
        person.page().setContent(html);
        for (int width : new int[] {320, 640}) {
            person.page().setViewportSize(width, 700);
            assertEquals(
                    true,
                    person.page().evaluate("document.documentElement.scrollWidth <= innerWidth"),
                    language + " " + width);
            person.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(
                                    Path.of("target/screenshots", "mail-otp-" + language.id() + "-" + width + ".png")));
        }
    }

    @Test
    void theLanguageChangesWithoutJavaScriptAndOnPagesWithoutAForm() {
        person.close();
        person = Person.with(
                "no-script-320",
                new Browser.NewContextOptions().setViewportSize(320, 600).setJavaScriptEnabled(false));
        person.opens("/seeker/terms").clicks("Español");

        person.isAt("/seeker/terms").reads(text(Language.ES, "terms.title"));
        person.opens(Site.SEEKER.login()).reads(text(Language.ES, "login.password"));
        person.page().locator("#email").fill("persona@example.jp");
        person.clicks("Tiếng Việt");
        assertThat(person.page().locator("#email")).hasValue("persona@example.jp");
        person.clicks("日本語").reads("ログイン");
    }
}
