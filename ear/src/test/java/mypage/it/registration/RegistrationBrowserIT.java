package mypage.it.registration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import mypage.it.Device;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.TestBed;
import mypage.it.recovery.PasswordLinkVisitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How invited users register, in a browser. */
@ArquillianTest
@RunAsClient
class RegistrationBrowserIT {

    private static final String MAIL = "アカウント登録のご案内";
    private static final String DONE = "登録が完了しました";

    private final Mailbox mailbox = TestBed.mailbox();
    private Person person;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C9")
    @Tag("T11")
    void usersChooseAPasswordAndAcceptTheTerms(Device device) throws Exception {
        var account = PasswordLinkVisitor.invited(Site.EMPLOYER);
        person = Person.with(device).opens(Site.EMPLOYER.login());
        person.page().getByText("初回登録のリンクの期限が過ぎた方").click();
        person.isAt("/employer/register-again").clicks(PasswordLinkVisitor.ASK_INVITATION);
        person.reads("ID（メールアドレス）を入力してください").inspects("register-1-missing");
        person.field(HttpVisitor.ID).fill(account.email());
        person.inspects("register-2-ask")
                .clicks(PasswordLinkVisitor.ASK_INVITATION)
                .isAt("/employer/link-sent");
        String link = mailbox.notice(MAIL, account.email()).link();

        person.opens(link).isAt("/employer/register").reads(account.email()).inspects("register-3-page");
        assertThat(person.page().getByText("マイページ利用規約を読む")).hasAttribute("rel", "noopener");
        assertThat(person.page().getByText("プライバシーポリシーを読む")).hasAttribute("href", "https://www.example.jp/privacy");
        assertEquals(
                account.email(),
                person.page().locator("[autocomplete=username]").inputValue());
        person.clicks(PasswordLinkVisitor.REGISTER_BUTTON)
                .reads("新しいパスワードを入力してください")
                .inspects("register-4-missing");
        person.page().getByText("プライバシーポリシーをお読みになり").first().click();
        assertThat(person.box(PasswordLinkVisitor.PRIVACY)).isFocused();
        person.ticks(PasswordLinkVisitor.TERMS);
        choose("password1").inspects("register-5-unaccepted");
        assertThat(person.box(PasswordLinkVisitor.PRIVACY)).isFocused();
        assertThat(person.page().locator("#privacy-error")).hasText("プライバシーポリシーをお読みになり、同意のチェックをつけてください。");
        assertThat(person.page().locator("#new")).hasValue("password1");
        assertThat(person.page().locator("#again")).hasValue("password1");
        assertThat(person.page().locator("#new-error")).hasText("");
        assertThat(person.page().locator(".notice.failed li")).hasCount(1);
        person.ticks(PasswordLinkVisitor.PRIVACY);
        assertThat(person.page().locator("#privacy-error")).hasText("");
        assertThat(person.page().locator(".notice.failed")).not().isVisible();
        choose("password1").reads("よく使われていて").inspects("register-5-weak");
        assertThat(person.box(PasswordLinkVisitor.TERMS)).isChecked();
        person.field(PasswordLinkVisitor.NEW_PASSWORD).first().fill(PasswordLinkVisitor.OTHER_PASSWORD);
        person.field(PasswordLinkVisitor.AGAIN_PASSWORD).fill("another");
        person.presses(PasswordLinkVisitor.REGISTER_BUTTON).reads("確認のために入力したパスワードが違います");
        assertThat(person.page().locator("#new")).hasValue(PasswordLinkVisitor.OTHER_PASSWORD);
        person.ticks(PasswordLinkVisitor.PRIVACY);
        choose(PasswordLinkVisitor.OTHER_PASSWORD).reads(DONE).inspects("register-6-done");

        person.submitsPassword(account.email(), PasswordLinkVisitor.OTHER_PASSWORD)
                .isAt(Site.EMPLOYER.otp());
        person.opens(link).reads(PasswordLinkVisitor.REGISTER_OVER).inspects("register-7-over");
        person.page().getByText("新しいリンクを受け取る").click();
        person.isAt("/employer/register-again");
    }

    @Test
    void thePagesWorkWithoutJavaScriptAndAt320Pixels() throws Exception {
        var account = PasswordLinkVisitor.invited(Site.INFORMATION);
        person = Person.narrowWithoutJavaScript();
        person.opens(Site.INFORMATION.path + PasswordLinkVisitor.AGAIN);
        person.fitsNarrowWindow("register-2-ask");
        person.opens(PasswordLinkVisitor.invitation(account));
        person.fitsNarrowWindow("register-3-page");
        person.field(PasswordLinkVisitor.NEW_PASSWORD).first().fill(PasswordLinkVisitor.OTHER_PASSWORD);
        person.presses(PasswordLinkVisitor.REGISTER_BUTTON);
        assertThat(person.page().locator("#new")).hasValue(PasswordLinkVisitor.OTHER_PASSWORD);
        person.ticks(PasswordLinkVisitor.PRIVACY).ticks(PasswordLinkVisitor.TERMS);
        choose(PasswordLinkVisitor.OTHER_PASSWORD).reads(DONE);
        person.opens(Site.INFORMATION.path + PasswordLinkVisitor.REGISTER);
        person.fitsNarrowWindow("register-7-over");
    }

    private Person choose(String password) {
        person.field(PasswordLinkVisitor.NEW_PASSWORD).first().fill(password);
        person.field(PasswordLinkVisitor.AGAIN_PASSWORD).fill(password);
        return person.presses(PasswordLinkVisitor.REGISTER_BUTTON);
    }
}
