package mypage.it.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import mypage.it.AccountFixture;
import mypage.it.Device;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.TestBed;
import mypage.it.device.DeviceVerificationBrowserIT;
import mypage.it.profile.AddressChangeBrowserIT;
import mypage.it.recovery.PasswordLinkVisitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Users complete each task by the keyboard alone, with a visible focus at each stop ({@link Person#tabsTo}). {@link
 * AddressChangeBrowserIT} and {@link DeviceVerificationBrowserIT} test the same for their pages.
 */
@ArquillianTest
@RunAsClient
class KeyboardBrowserIT {

    private final Mailbox mailbox = TestBed.mailbox();
    private Person person;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @Test
    @Tag("R22")
    @Tag("R24")
    @Tag("R49")
    @Tag("R50")
    void usersSignInAndSetAndEndSkipping() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(Device.DESKTOP);
        typesPassword(account);
        person.isAt(Site.SEEKER.otp());
        types(person.field(HttpVisitor.CODE), mailbox.first(account.email()).code());
        presses("Space", person.box(HttpVisitor.SKIP));
        presses("Enter", person.button(HttpVisitor.SEND));
        person.isAt(Site.SEEKER.otpSkip());
        presses("Enter", person.button(HttpVisitor.OK));
        person.reads(HttpVisitor.SKIP_ENABLED);
        presses("Enter", person.page().getByText("各種設定"));
        person.isAt(Site.SEEKER.settings());
        presses("Enter", person.button(HttpVisitor.RESUME));
        person.reads("ワンタイムパスワード入力再開確認画面");
        presses("Enter", person.button(HttpVisitor.DONE));
        person.reads("ワンタイムパスワードの入力を再開しました");
    }

    @Test
    void usersResetAForgottenPassword() throws Exception {
        var account = AccountFixture.create(Site.EMPLOYER);
        person = Person.with(Device.DESKTOP).opens(Site.EMPLOYER.login());
        presses("Enter", person.page().getByText("パスワードを忘れた方"));
        person.reads("再登録のリンク");
        types(person.field(HttpVisitor.ID), account.email());
        person.page().keyboard().press("Enter");
        person.reads(PasswordLinkVisitor.SENT)
                .opens(mailbox.notice("パスワード再登録のご案内", account.email()).link());
        typesNewPassword();
        person.page().keyboard().press("Enter");
        person.reads("パスワードを再登録しました");
    }

    @Test
    void usersChangeThePassword() throws Exception {
        var account = AccountFixture.create(Site.INFORMATION);
        person = Person.with(Device.DESKTOP);
        typesPassword(account);
        types(person.field(HttpVisitor.CODE), mailbox.first(account.email()).code());
        person.page().keyboard().press("Enter");
        person.isAt(Site.INFORMATION.mypage());
        account.outlastAuthentication();
        presses("Enter", person.page().getByText("各種設定"));
        presses("Enter", person.page().getByText("ログインアカウントを編集する"));
        presses("Enter", person.page().getByText("パスワードを変更する"));
        person.reads("ご本人の確認");
        types(person.field("いまのパスワード"), account.password());
        presses("Enter", person.button("次へ"));
        person.reads("照合番号");
        types(person.field(HttpVisitor.CODE), mailbox.nth(2, account.email()).code());
        presses("Enter", person.button(HttpVisitor.SEND));
        person.isAt(Site.INFORMATION.password());
        typesNewPassword();
        presses("Enter", person.button("パスワードを変更する"));
        person.reads("パスワードを変更しました");
    }

    @Test
    void usersRegister() throws Exception {
        var account = PasswordLinkVisitor.invited(Site.SEEKER);
        person = Person.with(Device.DESKTOP).opens(PasswordLinkVisitor.invitation(account));
        typesNewPassword();
        presses("Space", person.box(PasswordLinkVisitor.PRIVACY));
        presses("Space", person.box(PasswordLinkVisitor.TERMS));
        presses("Enter", person.button(PasswordLinkVisitor.REGISTER_BUTTON));
        person.reads("登録が完了しました");
    }

    /** From the summary, the next stop is the link to the first invalid field. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void errorsMoveTheFocusToTheirSummary(boolean withJavaScript) {
        person = Person.with("desktop", new Browser.NewContextOptions().setJavaScriptEnabled(withJavaScript));
        person.opens(Site.SEEKER.login());

        presses("Enter", person.button(HttpVisitor.LOG_IN));

        person.reads("を入力してください。");
        assertThat(person.page().locator(".notice.failed")).isFocused();
        person.page().keyboard().press("Tab");
        person.page().keyboard().press("Enter");
        assertThat(person.field(HttpVisitor.ID)).isFocused();
    }

    private void typesPassword(AccountFixture account) {
        person.opens(account.site().login());
        types(person.field(HttpVisitor.ID), account.email());
        types(person.field(HttpVisitor.PASSWORD), account.password());
        person.page().keyboard().press("Enter");
    }

    private void typesNewPassword() {
        types(person.field(PasswordLinkVisitor.NEW_PASSWORD).first(), PasswordLinkVisitor.OTHER_PASSWORD);
        types(person.field(PasswordLinkVisitor.AGAIN_PASSWORD), PasswordLinkVisitor.OTHER_PASSWORD);
    }

    private void types(Locator field, String text) {
        person.tabsTo(field).page().keyboard().insertText(text);
    }

    private void presses(String key, Locator control) {
        person.tabsTo(control).page().keyboard().press(key);
    }
}
