package mypage.it.reauthentication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Person;
import mypage.it.Person.Device;
import mypage.it.Site;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How people change their password. */
@ArquillianTest
@RunAsClient
class ReauthenticationBrowserIT {

    private static final String ANOTHER = "あたらしい合言葉 tomato";

    private final Mailbox mailbox = TestBed.mailbox();
    private Person person;

    @AfterEach
    void leave() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C4")
    @Tag("C7")
    void changesThePasswordAlsoWhereTheCodeIsSkipped(Device device) throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(device);
        person.skipsFromNowOn(account, 1).passesPassword(account).isAt(Site.SEEKER.mypage());

        person.opens(Site.SEEKER.settings()).page().getByText("ログインアカウントを編集する").click();
        person.page().getByText("パスワードを変更する").click();
        person.reads("ご本人の確認").looksAt("stepup-1-password");
        person.field("いまのパスワード").fill("wrong");
        person.clicks("次へ").reads("パスワードが正しくありません").looksAt("stepup-2-denied");
        person.field("いまのパスワード").fill(account.password());
        person.clicks("次へ").reads("照合番号").looksAt("stepup-3-code");
        person.clicks(HttpVisitor.SEND).reads("入力内容をご確認ください").looksAt("stepup-3-code-missing");
        person.typesCode(mailbox.nth(2, account.email()).code());
        person.isAt(Site.SEEKER.password()).looksAt("stepup-4-change");
        choose("mypage-2025").reads("似ていて").looksAt("stepup-5-weak");
        choose(ANOTHER).reads("パスワードを変更しました").looksAt("stepup-6-done");
    }

    @Test
    void worksWithoutJavaScriptAndAt320Pixels() throws Exception {
        var account = AccountFixture.create(Site.EMPLOYER);
        person = Person.with(
                "narrow",
                new Browser.NewContextOptions().setViewportSize(320, 600).setJavaScriptEnabled(false));
        person.passesPassword(account)
                .typesCode(mailbox.first(account.email()).code())
                .isAt(Site.EMPLOYER.mypage())
                .opens(Site.EMPLOYER.password());
        assertFits("stepup-1-password");
        person.field("いまのパスワード").fill(account.password());
        person.clicks("次へ").reads("照合番号");
        assertFits("stepup-3-code");
        person.typesCode(mailbox.nth(2, account.email()).code()).isAt(Site.EMPLOYER.password());
        assertFits("stepup-4-change");
        choose(ANOTHER).reads("パスワードを変更しました");
    }

    private Person choose(String password) {
        person.field("新しいパスワード").first().fill(password);
        person.field("もう一度").fill(password);
        return person.clicks("パスワードを変更する");
    }

    private void assertFits(String state) {
        person.photographs(state);
        assertEquals(320, person.page().evaluate("document.documentElement.scrollWidth"), state);
    }
}
