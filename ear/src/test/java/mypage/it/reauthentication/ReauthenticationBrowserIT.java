package mypage.it.reauthentication;

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

/** How users change their password, in a browser. */
@ArquillianTest
@RunAsClient
class ReauthenticationBrowserIT {

    private static final String OTHER_PASSWORD = "あたらしい合言葉 tomato";

    private final Mailbox mailbox = TestBed.mailbox();
    private Person person;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C4")
    @Tag("C7")
    void changingThePasswordRequiresACodeEvenWhereItIsSkipped(Device device) throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(device);
        person.enablesSkip(account, 1).submitsPassword(account).isAt(Site.SEEKER.mypage());

        person.opens(Site.SEEKER.settings()).page().getByText("ログインアカウントを編集する").click();
        person.page().getByText("パスワードを変更する").click();
        person.reads("ご本人の確認").inspects("stepup-1-password");
        person.field("いまのパスワード").fill("wrong");
        person.clicks("次へ").reads("パスワードが正しくありません").inspects("stepup-2-denied");
        person.field("いまのパスワード").fill(account.password());
        person.clicks("次へ").reads("照合番号").inspects("stepup-3-code");
        person.clicks(HttpVisitor.SEND).reads("入力内容をご確認ください").inspects("stepup-3-code-missing");
        person.submitsCode(mailbox.nth(2, account.email()).code());
        person.isAt(Site.SEEKER.password()).inspects("stepup-4-change");
        choose("mypage-2025").reads("似ていて").inspects("stepup-5-weak");
        choose(OTHER_PASSWORD).reads("パスワードを変更しました").inspects("stepup-6-done");
    }

    @Test
    void thePagesWorkWithoutJavaScriptAndAt320Pixels() throws Exception {
        var account = AccountFixture.create(Site.EMPLOYER);
        person = Person.narrowWithoutJavaScript();
        person.submitsPassword(account)
                .submitsCode(mailbox.first(account.email()).code())
                .isAt(Site.EMPLOYER.mypage());
        account.outlastAuthentication();
        person.opens(Site.EMPLOYER.password());
        person.fitsNarrowWindow("stepup-1-password");
        person.field("いまのパスワード").fill(account.password());
        person.clicks("次へ").reads("照合番号");
        person.fitsNarrowWindow("stepup-3-code");
        person.submitsCode(mailbox.nth(2, account.email()).code()).isAt(Site.EMPLOYER.password());
        person.fitsNarrowWindow("stepup-4-change");
        choose(OTHER_PASSWORD).reads("パスワードを変更しました");
    }

    private Person choose(String password) {
        person.field("新しいパスワード").first().fill(password);
        person.field("もう一度").fill(password);
        return person.clicks("パスワードを変更する");
    }
}
