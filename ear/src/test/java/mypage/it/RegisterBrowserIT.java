package mypage.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import mypage.it.Person.Device;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How people who were invited register. */
@ArquillianTest
@RunAsClient
class RegisterBrowserIT {

    private static final String MAIL = "アカウント登録のご案内";
    private static final String DONE = "登録が完了しました";

    private final Mailbox mailbox = TestBed.mailbox();
    private Person person;

    @AfterEach
    void leave() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C9")
    @Tag("T11")
    void chooseAPasswordAndAcceptTheTerms(Device device) throws Exception {
        var account = LinkVisit.invited(Site.EMPLOYER);
        person = Person.with(device).opens(Site.EMPLOYER.login());
        person.page().getByText("初回登録のリンクの期限が過ぎた方").click();
        person.isAt("/employer/register-again").clicks(LinkVisit.ASK_INVITATION);
        person.reads("ID（メールアドレス）を入力してください").looksAt("register-1-missing");
        person.field(HttpVisitor.ID).fill(account.email());
        person.looksAt("register-2-ask").clicks(LinkVisit.ASK_INVITATION).isAt("/employer/link-sent");
        String link = mailbox.notice(MAIL, account.email()).link();

        person.opens(link).isAt("/employer/register").reads(account.email()).looksAt("register-3-page");
        assertThat(person.page().getByText("マイページ利用規約を読む")).hasAttribute("rel", "noopener");
        assertEquals(
                account.email(),
                person.page().locator("[autocomplete=username]").inputValue());
        person.clicks(LinkVisit.DO_REGISTER).reads("新しいパスワードを入力してください").looksAt("register-4-missing");
        person.page().getByText("プライバシーポリシーをお読みになり").first().click();
        assertThat(person.box(LinkVisit.PRIVACY)).isFocused();
        person.ticks(LinkVisit.TERMS);
        choose("password1").reads("よく使われていて").looksAt("register-5-weak");
        assertThat(person.box(LinkVisit.TERMS)).isChecked();
        person.ticks(LinkVisit.PRIVACY);
        choose(LinkVisit.ANOTHER).reads(DONE).looksAt("register-6-done");

        person.types(account.email(), LinkVisit.ANOTHER).isAt(Site.EMPLOYER.otp());
        person.opens(link).reads(LinkVisit.REGISTER_OVER).looksAt("register-7-over");
        person.page().getByText("新しいリンクを受け取る").click();
        person.isAt("/employer/register-again");
    }

    @Test
    void needNoJavaScriptAndNoMoreThan320Pixels() throws Exception {
        var account = LinkVisit.invited(Site.INFORMATION);
        person = Person.with(
                "narrow",
                new Browser.NewContextOptions().setViewportSize(320, 600).setJavaScriptEnabled(false));
        person.opens(Site.INFORMATION.path + LinkVisit.AGAIN);
        assertFits("register-2-ask");
        person.opens(LinkVisit.invitation(account));
        assertFits("register-3-page");
        person.clicks(LinkVisit.DO_REGISTER);
        assertFits("register-4-missing");
        person.ticks(LinkVisit.PRIVACY).ticks(LinkVisit.TERMS);
        choose(LinkVisit.ANOTHER).reads(DONE);
        person.opens(Site.INFORMATION.path + LinkVisit.REGISTER);
        assertFits("register-7-over");
    }

    private Person choose(String password) {
        person.field(LinkVisit.NEW_PASSWORD).first().fill(password);
        person.field(LinkVisit.AGAIN_PASSWORD).fill(password);
        return person.clicks(LinkVisit.DO_REGISTER);
    }

    private void assertFits(String state) {
        person.photographs(state);
        assertEquals(320, person.page().evaluate("document.documentElement.scrollWidth"), state);
    }
}
