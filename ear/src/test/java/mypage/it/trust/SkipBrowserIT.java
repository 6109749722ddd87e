package mypage.it.trust;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import mypage.it.AccountFixture;
import mypage.it.Device;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.SkippingAccount;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How users set, see and end skipping of the one-time password, in a browser. */
@ArquillianTest
@RunAsClient
class SkipBrowserIT {

    private static final String WITHOUT = "設定しないでログインする";
    private static final String YES = "あり";
    private static final String NO = "なし";

    private final Mailbox mailbox = TestBed.mailbox();
    private Person person;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R20")
    @Tag("R21")
    @Tag("R22")
    @Tag("R23")
    @Tag("R24")
    @Tag("R26")
    @Tag("R28")
    @Tag("R43")
    @Tag("R44")
    @Tag("R45")
    @Tag("R47")
    @Tag("R48")
    @Tag("R49")
    @Tag("R50")
    @Tag("R51")
    @Tag("R54")
    void usersSkipTheCodeAndResumeIt(Device device) throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(device);
        person.submitsPassword(account).isAt(Site.SEEKER.otp());
        assertThat(person.box(HttpVisitor.SKIP)).not().isChecked();
        person.ticks(HttpVisitor.SKIP).inspects("skip-1-otp-ticked");
        person.submitsCode(mailbox.first(account.email()).code()).isAt(Site.SEEKER.otpSkip());
        person.reads("ワンタイムパスワード省略設定確認画面").reads("注意事項").reads("90日間").inspects("skip-2-confirmation");
        person.clicks(HttpVisitor.OK).reads(HttpVisitor.SKIP_ENABLED).inspects("skip-3-set");
        person.clicks(HttpVisitor.LOG_OUT);

        person.submitsPassword(account).isAt(Site.SEEKER.mypage());
        assertEquals(1, mailbox.codeMails(account.email()).size());

        person.opens(Site.SEEKER.settings());
        person.readsSkipState(YES);
        person.inspects("skip-4-settings");
        person.clicks(HttpVisitor.RESUME)
                .reads("ワンタイムパスワード入力再開確認画面")
                .inspects("skip-5-resume")
                .opens(Site.SEEKER.settings());
        person.readsSkipState(YES);
        person.clicks(HttpVisitor.RESUME).clicks(HttpVisitor.DONE).reads("ワンタイムパスワードの入力を再開しました");
        person.readsSkipState(NO);
        person.inspects("skip-6-resumed");
        person.opens(Site.SEEKER.otpResume()).isAt(Site.SEEKER.settings());
        person.opens(Site.SEEKER.mypage()).clicks(HttpVisitor.LOG_OUT);
        person.submitsPassword(account).isAt(Site.SEEKER.otp());
    }

    @Test
    @Tag("R30")
    @Tag("R34")
    @Tag("R50")
    @Tag("R53")
    @Tag("R54")
    void skippingOnALostDeviceIsEndedFromAnother() throws Exception {
        var account = AccountFixture.create(Site.EMPLOYER);
        try (var lost = Person.with(Device.PHONE)) {
            lost.enablesSkip(account, 1);
            person = Person.with(Device.DESKTOP);
            person.enablesSkip(account, 2);
            lost.submitsPassword(account).isAt(Site.EMPLOYER.mypage());

            person.submitsPassword(account).opens(Site.EMPLOYER.settings());
            person.clicks(HttpVisitor.RESUME).clicks(HttpVisitor.DONE);
            person.readsSkipState(NO);

            lost.opens(Site.EMPLOYER.mypage()).clicks(HttpVisitor.LOG_OUT);
            lost.submitsPassword(account).isAt(Site.EMPLOYER.otp());
            person.opens(Site.EMPLOYER.mypage()).clicks(HttpVisitor.LOG_OUT);
            person.submitsPassword(account).isAt(Site.EMPLOYER.otp());
        }
    }

    @Test
    @Tag("R25")
    @Tag("R29")
    @Tag("R45")
    void decliningSignsInWithoutSkipping() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(Device.PHONE);
        person.requestsSkip(account, 1);

        person.clicks(WITHOUT).isAt(Site.SEEKER.mypage()).opens(Site.SEEKER.settings());
        person.readsSkipState(NO);
        person.opens(Site.SEEKER.mypage()).clicks(HttpVisitor.LOG_OUT);
        person.submitsPassword(account).isAt(Site.SEEKER.otp());
    }

    @Test
    @Tag("R37")
    void deletingCookiesEndsSkipping() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(Device.PHONE);
        person.enablesSkip(account, 1);

        person.context().clearCookies();

        person.submitsPassword(account).isAt(Site.SEEKER.otp());
    }

    @Test
    @Tag("R56")
    @Tag("R57")
    @Tag("R58")
    @Tag("R59")
    void mainAndAdditionalAccountsSkipIndependently() throws Exception {
        var main = AccountFixture.create(Site.EMPLOYER);
        var additional = AccountFixture.create(Site.EMPLOYER);
        person = Person.with(Device.DESKTOP);
        person.enablesSkip(main, 1);
        person.submitsPassword(additional).isAt(Site.EMPLOYER.otp());
        person.enablesSkip(additional, 2);

        person.submitsPassword(main).isAt(Site.EMPLOYER.mypage()).opens(Site.EMPLOYER.settings());
        person.clicks(HttpVisitor.RESUME).clicks(HttpVisitor.DONE);
        person.readsSkipState(NO);
        person.opens(Site.EMPLOYER.mypage()).clicks(HttpVisitor.LOG_OUT);

        person.submitsPassword(additional).isAt(Site.EMPLOYER.mypage()).opens(Site.EMPLOYER.settings());
        person.readsSkipState(YES);
        person.opens(Site.EMPLOYER.mypage()).clicks(HttpVisitor.LOG_OUT);
        person.submitsPassword(main).isAt(Site.EMPLOYER.otp());
    }

    @Test
    @Tag("R57")
    @Tag("T5")
    void sixtyAccountsSkipInOneBrowser() throws Exception {
        var accounts = SkippingAccount.create(60, Site.EMPLOYER);
        person = Person.with(Device.DESKTOP);
        for (SkippingAccount each : accounts) {
            person.withCookie(each.cookie(), each.value());
        }

        for (int i : new int[] {0, 29, 59}) {
            person.submitsPassword(accounts.get(i).account())
                    .isAt(Site.EMPLOYER.mypage())
                    .clicks(HttpVisitor.LOG_OUT)
                    .reads("ログアウトしました");
        }
    }
}
