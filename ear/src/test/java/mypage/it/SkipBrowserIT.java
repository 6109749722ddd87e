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

/** How people skip the one-time password, see that they do, and end it. */
@ArquillianTest
@RunAsClient
class SkipBrowserIT {

    private static final String WITHOUT = "設定しないでログインする";
    private static final String RESUME = "ワンタイムパスワードの入力を再開する";
    private static final String DONE = "完了";
    private static final String IS_SET = "ワンタイムパスワードの省略を設定しました";
    private static final String YES = "あり";
    private static final String NO = "なし";

    private final Mailbox mailbox = TestBed.mailbox();
    private Person person;

    @AfterEach
    void leave() {
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
    void skipsTheOtpAndEndsThatAgain(Device device) throws Exception {
        var account = TestAccount.create(Site.SEEKER);
        person = Person.with(device);
        person.passesPassword(account).isAt(Site.SEEKER.otp());
        assertThat(person.box(HttpVisitor.SKIP)).not().isChecked();
        person.ticks(HttpVisitor.SKIP).looksAt("skip-1-otp-ticked");
        person.typesCode(mailbox.first(account.email()).code()).isAt(Site.SEEKER.otpSkip());
        person.reads("ワンタイムパスワード省略設定確認画面").reads("注意事項").reads("90日間").looksAt("skip-2-confirmation");
        person.clicks(HttpVisitor.OK).reads(IS_SET).looksAt("skip-3-set");
        person.clicks(HttpVisitor.LOG_OUT);

        person.passesPassword(account).isAt(Site.SEEKER.mypage());
        assertEquals(1, mailbox.of(account.email()).size());

        person.opens(Site.SEEKER.settings());
        assertState(YES);
        person.looksAt("skip-4-settings");
        person.clicks(RESUME)
                .reads("ワンタイムパスワード入力再開確認画面")
                .looksAt("skip-5-resume")
                .opens(Site.SEEKER.settings());
        assertState(YES);
        person.clicks(RESUME).clicks(DONE).reads("ワンタイムパスワードの入力を再開しました");
        assertState(NO);
        person.looksAt("skip-6-resumed");
        person.opens(Site.SEEKER.otpResume()).isAt(Site.SEEKER.settings());
        person.opens(Site.SEEKER.mypage()).clicks(HttpVisitor.LOG_OUT);
        person.passesPassword(account).isAt(Site.SEEKER.otp());
    }

    /** 「あり」 comes with the button, 「なし」 without. */
    private void assertState(String state) {
        assertThat(person.page().locator(".state")).hasText(state);
        assertThat(person.button(RESUME)).hasCount(state.equals(YES) ? 1 : 0);
    }

    @Test
    @Tag("R30")
    @Tag("R34")
    @Tag("R50")
    @Tag("R53")
    @Tag("R54")
    void endsItFromAnotherDeviceForTheOneThatWasLost() throws Exception {
        var account = TestAccount.create(Site.EMPLOYER);
        try (var lost = Person.with(Device.PHONE)) {
            skipFrom(lost, account, 1);
            person = Person.with(Device.DESKTOP);
            skipFrom(person, account, 2);
            lost.passesPassword(account).isAt(Site.EMPLOYER.mypage());

            person.passesPassword(account).opens(Site.EMPLOYER.settings());
            person.clicks(RESUME).clicks(DONE);
            assertState(NO);

            lost.opens(Site.EMPLOYER.mypage()).clicks(HttpVisitor.LOG_OUT);
            lost.passesPassword(account).isAt(Site.EMPLOYER.otp());
            person.opens(Site.EMPLOYER.mypage()).clicks(HttpVisitor.LOG_OUT);
            person.passesPassword(account).isAt(Site.EMPLOYER.otp());
        }
    }

    /** Sets it in this browser and leaves it signed out. */
    private void skipFrom(Person owner, TestAccount account, int mail) throws Exception {
        awaitConfirmation(owner, account, mail);
        owner.clicks(HttpVisitor.OK).reads(IS_SET).clicks(HttpVisitor.LOG_OUT).reads("ログアウトしました");
    }

    private void awaitConfirmation(Person owner, TestAccount account, int mail) throws Exception {
        owner.passesPassword(account).isAt(account.site().otp()).ticks(HttpVisitor.SKIP);
        owner.typesCode(mailbox.nth(mail, account.email()).code())
                .isAt(account.site().otpSkip());
    }

    @Test
    @Tag("R25")
    @Tag("R29")
    @Tag("R45")
    void signsInWithoutTheSettingByTheOtherWay() throws Exception {
        var account = TestAccount.create(Site.SEEKER);
        person = Person.with(Device.PHONE);
        awaitConfirmation(person, account, 1);

        person.clicks(WITHOUT).isAt(Site.SEEKER.mypage()).opens(Site.SEEKER.settings());
        assertState(NO);
        person.opens(Site.SEEKER.mypage()).clicks(HttpVisitor.LOG_OUT);
        person.passesPassword(account).isAt(Site.SEEKER.otp());
    }

    @Test
    @Tag("R13")
    @Tag("R25")
    void leavesTheUserSignedOutWhoClosesTheConfirmation() throws Exception {
        var account = TestAccount.create(Site.SEEKER);
        person = Person.with(Device.PHONE);
        awaitConfirmation(person, account, 1);

        person.opens(Site.SEEKER.mypage()).isAt(Site.SEEKER.login());
        assertEquals(0, Sql.number("select count(*) from trust_token where account_id = ?", account.id()));
        assertEquals(0, Sql.number("select count(*) from user_session where account_id = ?", account.id()));
    }

    @Test
    @Tag("R27")
    void keepsTheTickAndSetsNothingWhenTheCodeIsWrong() throws Exception {
        var account = TestAccount.create(Site.SEEKER);
        person = Person.with(Device.PHONE);
        person.passesPassword(account).isAt(Site.SEEKER.otp()).ticks(HttpVisitor.SKIP);
        var code = mailbox.first(account.email()).code();

        person.typesCode(Mailbox.otherThan(code)).reads("あと4回").looksAt("skip-wrong-code");
        assertThat(person.box(HttpVisitor.SKIP)).isChecked();
        assertEquals(0, Sql.number("select count(*) from trust_token where account_id = ?", account.id()));

        person.typesCode(code).isAt(Site.SEEKER.otpSkip());
    }

    @Test
    void comesBackToTheConfirmationByReloadBackAndASecondTab() throws Exception {
        var account = TestAccount.create(Site.SEEKER);
        person = Person.with(Device.DESKTOP);
        awaitConfirmation(person, account, 1);

        person.page().reload();
        person.isAt(Site.SEEKER.otpSkip()).page().goBack();
        person.isAt(Site.SEEKER.otpSkip());
        var tab = person.context().newPage();
        tab.navigate(Site.SEEKER.otp());
        tab.waitForURL("**" + Site.SEEKER.otpSkip());

        person.clicks(HttpVisitor.OK).reads(IS_SET).page().goBack();
        person.isAt(Site.SEEKER.mypage());
        tab.locator("#decline").click();
        tab.waitForURL("**" + Site.SEEKER.mypage());
        assertEquals(1, Sql.number("select count(*) from user_session where account_id = ?", account.id()));
        person.opens(Site.SEEKER.settings());
        assertState(YES);
    }

    @Test
    void leadsAnOlderTabToTheSignInThatIsGoingOn() throws Exception {
        var older = TestAccount.create(Site.EMPLOYER);
        var newer = TestAccount.create(Site.EMPLOYER);
        person = Person.with(Device.DESKTOP);
        awaitConfirmation(person, older, 1);
        var tab = person.context().newPage();
        tab.navigate(Site.EMPLOYER.login());
        tab.locator("#email").fill(newer.email());
        tab.locator("#password").fill(newer.password());
        tab.locator("#submit").click();
        tab.waitForURL("**" + Site.EMPLOYER.otp());

        person.clicks(HttpVisitor.OK).isAt(Site.EMPLOYER.otp());

        assertEquals(
                0, Sql.number("select count(*) from trust_token where account_id in (?, ?)", older.id(), newer.id()));
    }

    @Test
    void takesADoubleClickForOne() throws Exception {
        var account = TestAccount.create(Site.SEEKER);
        person = Person.with(Device.DESKTOP);
        awaitConfirmation(person, account, 1);

        person.clicksTwice(HttpVisitor.OK).reads(IS_SET);
        assertEquals(1, Sql.number("select count(*) from trust_token where account_id = ?", account.id()));

        person.opens(Site.SEEKER.settings()).clicksTwice(RESUME).isAt(Site.SEEKER.otpResume() + "?");
        person.clicksTwice(DONE);
        assertState(NO);
    }

    @Test
    @Tag("R37")
    void asksForTheOtpOnceTheCookiesAreDeleted() throws Exception {
        var account = TestAccount.create(Site.SEEKER);
        person = Person.with(Device.PHONE);
        skipFrom(person, account, 1);

        person.context().clearCookies();

        person.passesPassword(account).isAt(Site.SEEKER.otp());
    }

    @Test
    @Tag("R56")
    @Tag("R57")
    @Tag("R58")
    @Tag("R59")
    void keepsMainAndAdditionalAccountsApartInOneBrowser() throws Exception {
        var main = TestAccount.create(Site.EMPLOYER);
        var additional = TestAccount.create(Site.EMPLOYER);
        person = Person.with(Device.DESKTOP);
        skipFrom(person, main, 1);
        person.passesPassword(additional).isAt(Site.EMPLOYER.otp());
        skipFrom(person, additional, 2);

        person.passesPassword(main).isAt(Site.EMPLOYER.mypage()).opens(Site.EMPLOYER.settings());
        person.clicks(RESUME).clicks(DONE);
        assertState(NO);
        person.opens(Site.EMPLOYER.mypage()).clicks(HttpVisitor.LOG_OUT);

        person.passesPassword(additional).isAt(Site.EMPLOYER.mypage()).opens(Site.EMPLOYER.settings());
        assertState(YES);
        person.opens(Site.EMPLOYER.mypage()).clicks(HttpVisitor.LOG_OUT);
        person.passesPassword(main).isAt(Site.EMPLOYER.otp());
    }

    @Test
    @Tag("R57")
    @Tag("T5")
    void servesSixtyAccountsOnOneSharedPc() throws Exception {
        var accounts = SkippingAccount.create(60, Site.EMPLOYER);
        person = Person.with(Device.DESKTOP);
        for (SkippingAccount each : accounts) {
            person.keepsCookie(each.cookie(), each.value());
        }

        for (int i : new int[] {0, 29, 59}) {
            person.passesPassword(accounts.get(i).account())
                    .isAt(Site.EMPLOYER.mypage())
                    .clicks(HttpVisitor.LOG_OUT)
                    .reads("ログアウトしました");
        }
    }

    @Test
    void tellsWhoConfirmsTooLateThatItWasEndedMeanwhile() throws Exception {
        var account = TestAccount.create(Site.SEEKER);
        person = Person.with(Device.PHONE);
        try (var desktop = Person.with(Device.DESKTOP)) {
            skipFrom(desktop, account, 1);
            awaitConfirmation(person, account, 2);
            desktop.passesPassword(account).opens(Site.SEEKER.settings());
            desktop.clicks(RESUME).clicks(DONE).reads("ワンタイムパスワードの入力を再開しました");
        }

        person.clicks(HttpVisitor.OK).reads("ほかの端末での操作により、このログインは終了しました").looksAt("skip-ended-meanwhile");

        person.passesPassword(account).isAt(Site.SEEKER.otp());
    }

    @Test
    void canBeDoneByKeyboardAlone() throws Exception {
        var account = TestAccount.create(Site.SEEKER);
        person = Person.with(Device.DESKTOP);
        person.passesPassword(account).isAt(Site.SEEKER.otp());
        var keyboard = person.page().keyboard();
        person.tabsTo(person.field(HttpVisitor.CODE));
        keyboard.insertText(mailbox.first(account.email()).code());
        person.tabsTo(person.box(HttpVisitor.SKIP));
        keyboard.press("Space");
        person.tabsTo(person.button(HttpVisitor.SEND));
        keyboard.press("Enter");
        person.isAt(Site.SEEKER.otpSkip()).tabsTo(person.button(HttpVisitor.OK));
        keyboard.press("Enter");
        person.reads(IS_SET).opens(Site.SEEKER.settings()).tabsTo(person.button(RESUME));
        keyboard.press("Enter");
        person.reads("ワンタイムパスワード入力再開確認画面").tabsTo(person.button(DONE));
        keyboard.press("Enter");

        person.reads("ワンタイムパスワードの入力を再開しました");
    }

    @Test
    void worksWithoutJavaScriptAndAt320Pixels() throws Exception {
        var account = TestAccount.create(Site.SEEKER);
        person = Person.with(
                "narrow",
                new Browser.NewContextOptions().setViewportSize(320, 600).setJavaScriptEnabled(false));
        person.passesPassword(account).isAt(Site.SEEKER.otp()).ticks(HttpVisitor.SKIP);
        person.typesCode(mailbox.first(account.email()).code()).isAt(Site.SEEKER.otpSkip());
        assertFits("skip-confirmation");
        person.clicks(HttpVisitor.OK).reads(IS_SET).opens(Site.SEEKER.settings());
        assertFits("skip-settings");
        person.clicks(RESUME).reads("ワンタイムパスワード入力再開確認画面");
        assertFits("skip-resume");
        person.clicks(DONE);
        assertState(NO);
    }

    private void assertFits(String state) {
        person.photographs(state);
        assertEquals(320, person.page().evaluate("document.documentElement.scrollWidth"), state);
    }
}
