package mypage.it.registration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Person;
import mypage.it.Person.Device;
import mypage.it.Site;
import mypage.it.TestBed;
import mypage.it.recovery.LinkVisitor;
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
        var account = LinkVisitor.invited(Site.EMPLOYER);
        person = Person.with(device).opens(Site.EMPLOYER.login());
        person.page().getByText("初回登録のリンクの期限が過ぎた方").click();
        person.isAt("/employer/register-again").clicks(LinkVisitor.ASK_INVITATION);
        person.reads("ID（メールアドレス）を入力してください").looksAt("register-1-missing");
        person.field(HttpVisitor.ID).fill(account.email());
        person.looksAt("register-2-ask").clicks(LinkVisitor.ASK_INVITATION).isAt("/employer/link-sent");
        String link = mailbox.notice(MAIL, account.email()).link();

        person.opens(link).isAt("/employer/register").reads(account.email()).looksAt("register-3-page");
        assertThat(person.page().getByText("マイページ利用規約を読む")).hasAttribute("rel", "noopener");
        assertEquals(
                account.email(),
                person.page().locator("[autocomplete=username]").inputValue());
        person.clicks(LinkVisitor.DO_REGISTER).reads("新しいパスワードを入力してください").looksAt("register-4-missing");
        person.page().getByText("プライバシーポリシーをお読みになり").first().click();
        assertThat(person.box(LinkVisitor.PRIVACY)).isFocused();
        person.ticks(LinkVisitor.TERMS);
        choose("password1").reads("よく使われていて").looksAt("register-5-weak");
        assertThat(person.box(LinkVisitor.TERMS)).isChecked();
        person.ticks(LinkVisitor.PRIVACY);
        choose(LinkVisitor.ANOTHER).reads(DONE).looksAt("register-6-done");

        person.types(account.email(), LinkVisitor.ANOTHER).isAt(Site.EMPLOYER.otp());
        person.opens(link).reads(LinkVisitor.REGISTER_OVER).looksAt("register-7-over");
        person.page().getByText("新しいリンクを受け取る").click();
        person.isAt("/employer/register-again");
    }

    @Test
    void needNoJavaScriptAndNoMoreThan320Pixels() throws Exception {
        var account = LinkVisitor.invited(Site.INFORMATION);
        person = Person.with(
                "narrow",
                new Browser.NewContextOptions().setViewportSize(320, 600).setJavaScriptEnabled(false));
        person.opens(Site.INFORMATION.path + LinkVisitor.AGAIN);
        assertFits("register-2-ask");
        person.opens(LinkVisitor.invitation(account));
        assertFits("register-3-page");
        person.clicks(LinkVisitor.DO_REGISTER);
        assertFits("register-4-missing");
        person.ticks(LinkVisitor.PRIVACY).ticks(LinkVisitor.TERMS);
        choose(LinkVisitor.ANOTHER).reads(DONE);
        person.opens(Site.INFORMATION.path + LinkVisitor.REGISTER);
        assertFits("register-7-over");
    }

    private Person choose(String password) {
        person.field(LinkVisitor.NEW_PASSWORD).first().fill(password);
        person.field(LinkVisitor.AGAIN_PASSWORD).fill(password);
        return person.clicks(LinkVisitor.DO_REGISTER);
    }

    private void assertFits(String state) {
        person.photographs(state);
        assertEquals(320, person.page().evaluate("document.documentElement.scrollWidth"), state);
    }
}
