package mypage.it.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How an owner gets rid of additional accounts that an intruder may have invited, in a browser. */
@ArquillianTest
@RunAsClient
@Tag("C13")
class SuspendedAccountBrowserIT {

    private static final String ADDITIONAL = "/employer/additional";
    private static final String NEW_BROWSER = "初めての端末・ブラウザからのログインのお知らせ";
    private static final String SHUT_OUT = "すべてログアウトして、パスワードを再登録する";
    private static final String SUSPEND = "確認できるまで、これらのアカウントを停止する";
    private static final String ALLOW = "もう一度使えるようにする";

    private final Mailbox mailbox = TestBed.mailbox();
    private AccountFixture main;
    private AccountFixture invited;
    private Person person;

    @BeforeEach
    void createAccounts() throws Exception {
        main = AccountFixture.create(Site.EMPLOYER);
        TestBed.visitor()
                .submitPassword(main)
                .submitCode(mailbox.first(main.email()).code());
        invited = main.additional();
    }

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C7")
    void afterADisavowalTheOwnerAllowsAnInvitedAccountAgain(Device device) throws Exception {
        person = Person.with(device);
        person.opens(mailbox.notice(NEW_BROWSER, main.email()).link());
        person.reads("この操作のころから後に追加されたアカウント").inspects("suspended-1-notme");
        person.clicks(SHUT_OUT);
        choosePassword();
        assertEquals(1, suspended());
        var accomplice = TestBed.visitor().submitPassword(invited);
        assertTrue(accomplice.text().contains("正しくありません"), accomplice::text);

        signIn(2);
        person.opens(Site.EMPLOYER.settings()).reads("停止中の追加アカウントがあります").inspects("suspended-2-settings");
        person.opens(ADDITIONAL).reads("停止中（ログインできません）").inspects("suspended-3-list");
        follow(invited.email() + " " + ALLOW);
        reauthenticate(3);
        person.isAt(ADDITIONAL + "-allow?of=" + invited.id()).inspects("suspended-4-allow");
        person.clicks(ALLOW).reads("追加アカウントを、もう一度使えるようにしました").inspects("suspended-5-allowed");
        assertEquals(0, suspended());
        person.opens(ADDITIONAL + "-allow?of=" + invited.id()).reads("見つかりませんでした");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C9")
    void aResetAsksWhetherToSuspendThem(Device device) throws Exception {
        person = Person.with(device);
        opensReset();
        person.reads(invited.email()).inspects("suspended-6-reset");
        choosePassword();
        assertEquals(1, suspended());
    }

    @Test
    void anOwnerWhoOnlyForgotThePasswordVouchesForThem() throws Exception {
        person = Person.narrowWithoutJavaScript();
        opensReset();
        person.fitsNarrowWindow("suspended-6-reset");
        person.box(SUSPEND).uncheck();
        choosePassword();
        assertEquals(0, suspended());
    }

    @Test
    void thePagesWorkWithoutJavaScriptAndAt320Pixels() throws Exception {
        Sql.update("update account set locked_at = now(), suspended_at = now() where id = ?", invited.id());
        person = Person.narrowWithoutJavaScript();
        person.submitsPassword(main)
                .submitsCode(mailbox.nth(2, main.email()).code())
                .isAt(Site.EMPLOYER.mypage());
        main.outlastAuthentication();
        person.opens(ADDITIONAL).reads("停止中");
        person.fitsNarrowWindow("suspended-3-list");
        follow(invited.email() + " " + ALLOW);
        reauthenticate(3);
        person.fitsNarrowWindow("suspended-4-allow");
        person.clicks(ALLOW).reads("もう一度使えるようにしました");
    }

    private void opensReset() throws Exception {
        person.opens("/employer/forgot").field(HttpVisitor.ID).fill(main.email());
        person.clicks(PasswordLinkVisitor.ASK_RESET);
        person.opens(mailbox.notice("パスワード再登録のご案内", main.email()).link());
    }

    private void choosePassword() {
        person.field("新しいパスワード").first().fill(PasswordLinkVisitor.OTHER_PASSWORD);
        person.field("もう一度").fill(PasswordLinkVisitor.OTHER_PASSWORD);
        person.clicks(PasswordLinkVisitor.CHOOSE).reads("パスワードを再登録しました");
    }

    private void signIn(int mail) throws Exception {
        person.submitsPassword(main.email(), PasswordLinkVisitor.OTHER_PASSWORD)
                .submitsCode(mailbox.nth(mail, main.email()).code())
                .isAt(Site.EMPLOYER.mypage());
        main.outlastAuthentication();
    }

    private void reauthenticate(int mail) throws Exception {
        person.field("いまのパスワード").fill(password());
        person.clicks("次へ").submitsCode(mailbox.nth(mail, main.email()).code());
    }

    private String password() throws Exception {
        return Sql.number(
                                "select count(*) from audit_event where account_id = ? and kind = 'PASSWORD_CHANGED'",
                                main.id())
                        > 0
                ? PasswordLinkVisitor.OTHER_PASSWORD
                : main.password();
    }

    private long suspended() throws Exception {
        return Sql.number("select count(*) from account where id = ? and suspended_at = locked_at", invited.id());
    }

    private void follow(String text) {
        person.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text))
                .first()
                .click();
    }
}
