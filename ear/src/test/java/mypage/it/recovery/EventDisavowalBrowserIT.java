package mypage.it.recovery;

import mypage.it.Device;
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

/** How users disavow an event of their account, in a browser. */
@ArquillianTest
@RunAsClient
class EventDisavowalBrowserIT {

    private static final String SKIP_SET = "ワンタイムパスワードの省略を設定したお知らせ";
    private static final String END_ALL = "すべてログアウトして、パスワードを再登録する";
    private static final String RESET = "パスワードを再登録する";
    private static final String OTHER_PASSWORD = "あたらしい合言葉 tomato";

    private final Mailbox mailbox = TestBed.mailbox();
    private Person person;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C7")
    @Tag("C9")
    @Tag("T11")
    void disavowingAnEventLeadsToANewPassword(Device device) throws Exception {
        var account = TestBed.visitor().enableSkipForNewAccount(Site.SEEKER);
        String link = mailbox.notice(SKIP_SET, account.email()).link();
        person = Person.with(device);

        person.opens(link).reads("お知らせに心当たりがない方").inspects("notme-1-link");
        person.clicks(END_ALL).reads("すべての端末・ブラウザからログアウトしました").inspects("notme-2-reset");
        choose("password1", "password1").reads("よく使われていて");
        person.reads("すべての端末・ブラウザからログアウトしました").inspects("notme-3-weak");
        choose(OTHER_PASSWORD, OTHER_PASSWORD).reads("パスワードを再登録しました").inspects("notme-4-login");
        person.submitsPassword(account.email(), OTHER_PASSWORD).isAt(Site.SEEKER.otp());
        person.opens(link).reads("このリンクは使えません").inspects("notme-5-over");
        person.opens("/seeker/password-reset").reads("パスワードを再登録できません").inspects("notme-6-reset-over");
    }

    @Test
    void thePagesWorkWithoutJavaScriptAndAt320Pixels() throws Exception {
        var account = TestBed.visitor().enableSkipForNewAccount(Site.INFORMATION);
        person = Person.narrowWithoutJavaScript();

        person.opens(mailbox.notice(SKIP_SET, account.email()).link());
        person.fitsNarrowWindow("notme-1-link");
        person.clicks(END_ALL).reads("パスワード再登録");
        person.fitsNarrowWindow("notme-2-reset");
        choose(OTHER_PASSWORD, OTHER_PASSWORD).reads("パスワードを再登録しました");
    }

    private Person choose(String password, String again) {
        person.field("新しいパスワード").first().fill(password);
        person.field("もう一度").fill(again);
        return person.clicks(RESET);
    }
}
