package mypage.it.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import mypage.it.AccountFixture;
import mypage.it.Device;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the script adds to the pages, which work without it too. */
@ArquillianTest
@RunAsClient
class ScriptBrowserIT {

    private static final long AN_HOUR = 3_600_000;
    private static final String EXPIRED = "ワンタイムパスワードの有効期限が過ぎました";

    private final Mailbox mailbox = TestBed.mailbox();
    private final AccountFixture account;
    private Person person = Person.with(Device.PHONE);

    ScriptBrowserIT() throws Exception {
        account = AccountFixture.create(Site.SEEKER);
    }

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @Test
    void thePasswordCanBeShownAndIsHiddenOnSubmit() {
        person.opens(Site.SEEKER.login());
        var password = person.page().locator("#password");
        password.fill(account.password());
        var button = person.button("パスワードを表示する パスワード");
        button.press("Enter");
        assertThat(password).hasAttribute("type", "text");
        assertThat(person.button("パスワードを隠す パスワード")).isFocused();
        person.inspects("help-1-password-shown");

        person.page().evaluate("addEventListener('submit', e => { e.preventDefault(); })");
        person.field(HttpVisitor.ID).fill(account.email());
        person.presses(HttpVisitor.LOG_IN);
        assertThat(password).hasAttribute("type", "password");
        assertThat(button).isVisible();
    }

    @Test
    void aPendingFormIsIndicatedAndCanBeSentAgainLater() {
        person.opens(Site.SEEKER.login());
        person.page().clock().install();
        person.page().route("**/login", route -> route.fulfill(new Route.FulfillOptions().setStatus(204)));
        person.field(HttpVisitor.ID).fill(account.email());
        person.field(HttpVisitor.PASSWORD).fill(account.password());
        person.presses(HttpVisitor.LOG_IN);
        person.page().clock().runFor(1_100);
        assertShown("送信しています").inspects("help-2-sending");
        assertThat(person.page().locator("#submit + .sending")).isVisible();
        assertThat(person.button(HttpVisitor.LOG_IN)).hasAttribute("aria-disabled", "true");

        // The clock is set back: the form can be sent again all the same.
        person.page().clock().setSystemTime(System.currentTimeMillis() - AN_HOUR);
        person.page().clock().runFor(10_000);
        assertShown("もう一度ボタンを押してください").inspects("help-3-unanswered");
        assertThat(person.button(HttpVisitor.LOG_IN)).hasAttribute("aria-disabled", "false");
        person.page().unroute("**/login");
        person.clicks(HttpVisitor.LOG_IN).isAt(Site.SEEKER.otp());
    }

    @Test
    void whoStartsOverFindsTheIdAndNobodyElseDoes() throws Exception {
        person.submitsPassword(account).isAt(Site.SEEKER.otp()).follows("ログインからやり直す");
        assertThat(person.field(HttpVisitor.ID)).hasValue(account.email());

        person.opens(Site.SEEKER.login() + "?again=1");
        assertThat(person.field(HttpVisitor.ID)).hasValue(account.email());
        person.opens(Site.SEEKER.login()).opens(Site.SEEKER.login() + "?again=1");
        assertThat(person.field(HttpVisitor.ID)).hasValue("");
        person.submitsPassword(account)
                .isAt(Site.SEEKER.otp())
                .submitsCode(mailbox.nth(2, account.email()).code())
                .isAt(Site.SEEKER.mypage());
        assertEquals(0, person.page().evaluate("sessionStorage.length"));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R10")
    void anOpenPageSaysWhenItsCodeExpires(Device device) {
        person.close();
        person = Person.with(device);
        person.page().clock().install();
        person.submitsPassword(account).isAt(Site.SEEKER.otp());
        person.page().clock().fastForward("29:50");
        person.page().clock().setSystemTime(System.currentTimeMillis() + AN_HOUR);
        person.page().clock().runFor(5_100);
        assertThat(expired()).isHidden();
        assertThat(person.page().locator("#code")).isVisible();

        person.page().clock().fastForward("00:20");
        assertShown(EXPIRED);
        assertThat(expired()).containsText("ワンタイムパスワード入力画面を閉じて、ログインからやり直してください。");
        assertThat(expired()).isFocused();
        assertThat(person.page().locator("#code")).isHidden();
        person.inspects("help-4-expired");
        assertThat(expired().locator("a")).hasAttribute("href", "login?again=1");
    }

    /** Asserts that the text is visible; hidden text is in the page from the start. */
    private Person assertShown(String text) {
        assertThat(person.page().getByText(text)).isVisible();
        return person;
    }

    private Locator expired() {
        return person.page().locator("[data-expires-in]");
    }

    @Test
    void waitingTabsOfTheSameServiceNoticeTheSignInInAnotherTab() throws Exception {
        person.opens(Site.SEEKER.login());
        var employer = open(Site.EMPLOYER.login());
        var signingIn = open(Site.SEEKER.login());
        signingIn.getByLabel(HttpVisitor.ID).fill(account.email());
        signingIn.locator("#password").fill(account.password());
        signingIn.locator("#submit").click();
        signingIn.waitForURL("**/otp");
        var waiting = open(Site.SEEKER.otp());
        signingIn.locator("#code").fill(mailbox.first(account.email()).code());
        signingIn.locator("#submit").click();
        signingIn.waitForURL("**/mypage");

        assertShown("ほかのタブでログインしました").inspects("help-5-elsewhere");
        assertThat(waiting.getByText("ほかのタブでログインしました")).isVisible();
        assertThat(person.field(HttpVisitor.ID)).isHidden();
        assertThat(employer.getByText("ほかのタブでログインしました")).isHidden();
        person.isAt(Site.SEEKER.login());
        waiting.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("マイページへ進む"))
                .click();
        waiting.waitForURL("**/seeker/mypage");
    }

    private Page open(String path) {
        var page = person.context().newPage();
        page.navigate(path);
        return page;
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C11")
    void afterInactivityTheNextSignInLeadsBack(Device device) throws Exception {
        person.close();
        person = Person.with(device);
        person.submitsPassword(account)
                .isAt(Site.SEEKER.otp())
                .submitsCode(mailbox.first(account.email()).code())
                .isAt(Site.SEEKER.mypage())
                .opens(Site.SEEKER.settings());
        assertEquals(1, Sql.update("delete from user_session where account_id = ?", account.id()));

        person.page().getByText("ログインアカウントを編集する").click();
        person.reads("しばらく操作がなかったため").inspects("help-6-idle");
        person.submitsPassword(account.email(), account.password())
                .isAt(Site.SEEKER.otp())
                .submitsCode(mailbox.nth(2, account.email()).code())
                .isAt(Site.SEEKER.account());
    }

    @Test
    void unsentInputIsReportedAsLost() throws Exception {
        person.submitsPassword(account)
                .isAt(Site.SEEKER.otp())
                .submitsCode(mailbox.first(account.email()).code())
                .isAt(Site.SEEKER.mypage());
        account.outlastAuthentication();
        person.opens(Site.SEEKER.password());
        person.page().locator("#password").fill(account.password());
        Sql.update("delete from user_session where account_id = ?", account.id());
        person.clicks("次へ").isAt(Site.SEEKER.login() + "?unsent").reads("入力した内容は送信されていません");
        person.inspects("help-7-unsent");
    }
}
