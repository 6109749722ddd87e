package mypage.it.session;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import mypage.it.AccountFixture;
import mypage.it.Device;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How users see their sessions and end them, in a browser. */
@ArquillianTest
@RunAsClient
class SessionsBrowserIT {

    private final Mailbox mailbox = TestBed.mailbox();
    private final AccountFixture account;
    private Person person;

    SessionsBrowserIT() throws Exception {
        account = AccountFixture.create(Site.SEEKER);
    }

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C13")
    void usersEndTheSessionOfAnotherDevice(Device device) throws Exception {
        try (var lost = Person.with(device == Device.PHONE ? Device.DESKTOP : Device.PHONE)) {
            signIn(lost, 1);
            person = Person.with(device);
            signIn(person, 2);

            person.opens(Site.SEEKER.settings()).inspects("sessions-1-settings");
            person.page().getByText("ログイン中の端末・ブラウザを確認する").click();
            person.reads("この端末・ブラウザ").reads("Chrome（Android）").reads("令和").inspects("sessions-2-list");
            person.page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions()
                                    .setName(Pattern.compile("^ログインを終了する Chrome（(Android|Linux)） 令和.*\\d:\\d\\d$")))
                    .click();
            person.reads("終了しました").reads("すぐにパスワードを変更してください").inspects("sessions-3-ended");
            assertThat(person.page().locator(".entries li")).hasCount(1);

            lost.opens(Site.SEEKER.mypage()).isAt(Site.SEEKER.login() + "?idle");

            person.opens("/seeker/export").reads("登録内容のダウンロード").inspects("export");
            person.opens(Site.SEEKER.sessions());
            person.page().getByText("これまでのログインの記録を確認する").click();
            person.reads("ログインしました").inspects("signins-1-list");
            person.page()
                    .getByText("心当たりがない", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            person.reads("ログインの記録に心当たりがない方").inspects("signins-2-not-me");
            person.clicks("すべてログアウトして、パスワードを再登録する").reads("すべての端末・ブラウザからログアウトしました");
            person.opens(Site.SEEKER.mypage()).isAt(Site.SEEKER.login() + "?idle");
        }
    }

    @Test
    void thePageFitsInto320Pixels() throws Exception {
        person = Person.with("narrow", new Browser.NewContextOptions().setViewportSize(320, 600));
        signIn(person, 1);
        person.context().clearCookies();
        signIn(person, 2);
        person.opens(Site.SEEKER.sessions()).inspects("sessions-2-list");

        assertEquals(320, person.page().evaluate("document.documentElement.scrollWidth"));
    }

    @Test
    @Tag("C25")
    void goingBackAfterSigningOutShowsNoPages() throws Exception {
        person = withBackForwardCache();
        signIn(person, 1);
        person.opens(Site.SEEKER.settings()).reads(account.email());
        person.opens(Site.SEEKER.mypage()).reads(account.email());
        person.clicks(HttpVisitor.LOG_OUT).reads("ログアウトしました");

        person.page().goBack();
        person.isAt(Site.SEEKER.login());
        assertFalse(person.page().content().contains(account.email()));
        person.page().goBack();
        person.isAt(Site.SEEKER.login());
        assertFalse(person.page().content().contains(account.email()));
    }

    private void signIn(Person person, int mail) throws Exception {
        person.submitsPassword(account)
                .isAt(Site.SEEKER.otp())
                .submitsCode(mailbox.nth(mail, account.email()).code())
                .isAt(Site.SEEKER.mypage());
    }

    /** A user whose browser has a back/forward cache, as usual ones do and Playwright's do not. */
    private static Person withBackForwardCache() {
        var options =
                Device.DESKTOP.options().setBaseURL(TestBed.url().toString()).setLocale("ja-JP");
        return new Person("desktop", TestBed.browsers().withBackForwardCache().newContext(options));
    }
}
