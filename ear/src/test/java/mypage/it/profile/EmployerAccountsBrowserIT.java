package mypage.it.profile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import mypage.it.AccountFixture;
import mypage.it.Device;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Person;
import mypage.it.RateLimitFixture;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How employers add, remove, switch and close accounts, in a browser. */
@ArquillianTest
@RunAsClient
class EmployerAccountsBrowserIT {

    private static final String ADDITIONAL = "/employer/additional";
    private static final String INVITE = "招待のメールを送る";
    private static final String NEW_ADDRESS = "追加する方のメールアドレス";
    private static final String DELETE = "削除する";
    private static final String OTHER_PASSWORD = "あたらしい合言葉 tomato";

    private final Mailbox mailbox = TestBed.mailbox();
    private AccountFixture main;
    private Person person;

    @BeforeEach
    void createAccount() throws Exception {
        main = AccountFixture.create(Site.EMPLOYER);
    }

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C4")
    @Tag("R60")
    void anAdditionalAccountIsInvitedAndRemoved(Device device) throws Exception {
        String email = AccountFixture.newEmail();
        person = Person.with(device);
        signIn();

        followFirst("ログインアカウントの追加");
        person.reads("追加アカウントは、まだありません。").inspects("additional-1-none");
        followFirst("アカウントを追加する");
        reauthenticate(2);
        person.isAt(ADDITIONAL + "-add").inspects("additional-2-add");
        invite("no address").reads("メールアドレスの形が正しくありません").inspects("additional-3-malformed");
        invite(main.email()).reads("すでに使われています").inspects("additional-4-taken");
        invite(email).reads("招待のメールを送りました").inspects("additional-5-invited");
        AccountFixture.register(Site.EMPLOYER, email);
        main.additional();
        person.opens(ADDITIONAL).reads("登録済み").inspects("additional-6-list");
        person.opens(Site.EMPLOYER.settings()).inspects("additional-7-settings");
        person.opens(Site.EMPLOYER.mypage()).reads("別のアカウントに切り替える").inspects("additional-8-mypage");

        person.opens(ADDITIONAL);
        followFirst(email + " " + DELETE);
        person.reads("次の追加アカウントを削除します。").inspects("additional-9-remove");
        person.clicks(DELETE).reads("追加アカウントを削除しました").inspects("additional-10-removed");
        person.opens(ADDITIONAL + "-remove?of=1").reads("見つかりませんでした").inspects("additional-11-missing");
        RateLimitFixture.set("invitations " + main.id(), Duration.ofHours(1));
        person.opens(ADDITIONAL + "-add");
        invite(email).reads("いまは招待できません").inspects("additional-12-many");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R56")
    void usersSwitchToAnotherAccount(Device device) throws Exception {
        var additional = main.additional();
        person = Person.with(device);
        signIn();

        followFirst(additional.email());
        person.reads("別のアカウントに切り替えます").inspects("switch-1-login");
        assertEquals(additional.email(), person.field(HttpVisitor.ID).inputValue());
        person.field(HttpVisitor.PASSWORD).fill("wrong");
        person.clicks(HttpVisitor.LOG_IN).reads("正しくありません").inspects("switch-2-denied");
        followFirst("切り替えないでマイページに戻る");
        person.isAt(Site.EMPLOYER.mypage()).reads(main.email());
        followFirst(additional.email());
        person.field(HttpVisitor.PASSWORD).fill(additional.password());
        person.clicks(HttpVisitor.LOG_IN)
                .submitsCode(mailbox.first(additional.email()).code());
        person.isAt(Site.EMPLOYER.mypage()).reads(additional.email() + " さん").inspects("switch-3-mypage");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C7")
    @Tag("T11")
    void anAccountIsClosedAndReopened(Device device) throws Exception {
        main.additional();
        person = Person.with(device);
        signIn();

        person.opens("/employer/close");
        reauthenticate(2);
        person.reads("追加アカウント（1件）").reads("7日以内であれば").inspects("close-1-page");
        assertThat(person.button("アカウントを閉じる")).hasClass("button danger");
        person.clicks("アカウントを閉じる").reads("チェックをつけてください").inspects("close-2-unread");
        person.ticks("上の内容を確認しました").clicks("アカウントを閉じる");
        person.reads("アカウントを閉じました").inspects("close-3-done");

        String link = mailbox.notice("アカウントを閉じたお知らせ", main.email()).link();
        person.opens(link).reads("元に戻り").inspects("reopen-1-link");
        person.clicks("アカウントを元に戻して、パスワードを再登録する").reads("アカウントを元に戻しました").inspects("reopen-2-reset");
        person.field("新しいパスワード").first().fill(OTHER_PASSWORD);
        person.field("もう一度").fill(OTHER_PASSWORD);
        person.clicks("パスワードを再登録する").reads("新しいパスワードでログインしてください");
        person.opens(link).reads("このリンクは使えません").inspects("reopen-3-over");
    }

    @Test
    void thePagesWorkWithoutJavaScriptAndAt320Pixels() throws Exception {
        String email = "a-rather-long-address-of-somebody-" + AccountFixture.newEmail();
        person = Person.narrowWithoutJavaScript();
        signIn();
        person.opens(ADDITIONAL + "-add");
        reauthenticate(2);
        person.fitsNarrowWindow("additional-2-add");
        invite(email).reads("招待のメールを送りました");
        person.fitsNarrowWindow("additional-5-invited");
        var invited = AccountFixture.register(Site.EMPLOYER, email);
        person.opens(Site.EMPLOYER.mypage());
        person.fitsNarrowWindow("additional-8-mypage");
        followFirst(email);
        person.reads("別のアカウントに切り替えます");
        person.fitsNarrowWindow("switch-1-login");
        person.opens(ADDITIONAL + "-remove?of=" + invited.id());
        person.fitsNarrowWindow("additional-9-remove");
        person.clicks(DELETE).reads("追加アカウントを削除しました");
        person.opens("/employer/close");
        person.fitsNarrowWindow("close-1-page");
        person.ticks("上の内容を確認しました").clicks("アカウントを閉じる").reads("アカウントを閉じました");
        person.opens(mailbox.notice("アカウントを閉じたお知らせ", main.email()).link());
        person.fitsNarrowWindow("reopen-1-link");
    }

    @Test
    @Tag("R56")
    void thePagesWorkByKeyboard() throws Exception {
        var additional = main.additional();
        person = Person.with(Device.DESKTOP);
        signIn();

        press(person.page().getByText(additional.email()), "Enter");
        person.reads("別のアカウントに切り替えます");
        press(person.page().getByText("切り替えないでマイページに戻る"), "Enter");
        person.isAt(Site.EMPLOYER.mypage());
        person.opens("/employer/close");
        reauthenticate(2);
        press(person.box("上の内容を確認しました"), "Space");
        press(person.button("アカウントを閉じる"), "Enter");
        person.reads("アカウントを閉じました");
        assertEquals(0, Sql.number("select count(*) from account where id = ? and closed_at is null", additional.id()));
    }

    private void press(Locator control, String key) {
        person.tabsTo(control);
        person.page().keyboard().press(key);
    }

    private void signIn() throws Exception {
        person.submitsPassword(main)
                .submitsCode(mailbox.first(main.email()).code())
                .isAt(Site.EMPLOYER.mypage());
        main.outlastAuthentication();
    }

    /** Reauthenticates with the code of the mail with this number, counted from 1. */
    private void reauthenticate(int mail) throws Exception {
        assertTrue(person.page().url().contains("/confirm?for="), person.page()::url);
        person.field("いまのパスワード").fill(main.password());
        person.clicks("次へ").submitsCode(mailbox.nth(mail, main.email()).code());
    }

    private Person invite(String email) {
        person.field(NEW_ADDRESS).fill(email);
        return person.clicks(INVITE);
    }

    private void followFirst(String text) {
        person.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text))
                .first()
                .click();
    }
}
