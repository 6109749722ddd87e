package mypage.it.trust;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Person;
import mypage.it.Person.Device;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people do on the pages of the skip setting besides following them. */
@ArquillianTest
@RunAsClient
class SkipDetourBrowserIT {

    private static final String YES = "あり";
    private static final String NO = "なし";

    private final Mailbox mailbox = TestBed.mailbox();
    private Person person;

    @AfterEach
    void leave() {
        person.close();
    }

    @Test
    @Tag("R13")
    @Tag("R25")
    void leavesTheUserSignedOutWhoClosesTheConfirmation() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(Device.PHONE);
        person.asksToSkip(account, 1);

        person.opens(Site.SEEKER.mypage()).isAt(Site.SEEKER.login());
        assertEquals(0, Sql.number("select count(*) from trust_token where account_id = ?", account.id()));
        assertEquals(0, Sql.number("select count(*) from user_session where account_id = ?", account.id()));
    }

    @Test
    @Tag("R27")
    void keepsTheTickAndSetsNothingWhenTheCodeIsWrong() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
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
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(Device.DESKTOP);
        person.asksToSkip(account, 1);

        person.page().reload();
        person.isAt(Site.SEEKER.otpSkip()).page().goBack();
        person.isAt(Site.SEEKER.otpSkip());
        var tab = person.context().newPage();
        tab.navigate(Site.SEEKER.otp());
        tab.waitForURL("**" + Site.SEEKER.otpSkip());

        person.clicks(HttpVisitor.OK).reads(HttpVisitor.IS_SET).page().goBack();
        person.isAt(Site.SEEKER.mypage());
        tab.locator("#decline").click();
        tab.waitForURL("**" + Site.SEEKER.mypage());
        assertEquals(1, Sql.number("select count(*) from user_session where account_id = ?", account.id()));
        person.opens(Site.SEEKER.settings());
        person.readsSkip(YES);
    }

    @Test
    void leadsAnOlderTabToTheSignInThatIsGoingOn() throws Exception {
        var older = AccountFixture.create(Site.EMPLOYER);
        var newer = AccountFixture.create(Site.EMPLOYER);
        person = Person.with(Device.DESKTOP);
        person.asksToSkip(older, 1);
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
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(Device.DESKTOP);
        person.asksToSkip(account, 1);

        person.clicksTwice(HttpVisitor.OK).reads(HttpVisitor.IS_SET);
        assertEquals(1, Sql.number("select count(*) from trust_token where account_id = ?", account.id()));

        person.opens(Site.SEEKER.settings()).clicksTwice(HttpVisitor.RESUME).isAt(Site.SEEKER.otpResume() + "?");
        person.clicksTwice(HttpVisitor.DONE);
        person.readsSkip(NO);
    }

    @Test
    void tellsWhoConfirmsTooLateThatItWasEndedMeanwhile() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(Device.PHONE);
        try (var desktop = Person.with(Device.DESKTOP)) {
            desktop.skipsFromNowOn(account, 1);
            person.asksToSkip(account, 2);
            desktop.passesPassword(account).opens(Site.SEEKER.settings());
            desktop.clicks(HttpVisitor.RESUME).clicks(HttpVisitor.DONE).reads("ワンタイムパスワードの入力を再開しました");
        }

        person.clicks(HttpVisitor.OK).reads("ほかの端末での操作により、このログインは終了しました").looksAt("skip-ended-meanwhile");

        person.passesPassword(account).isAt(Site.SEEKER.otp());
    }

    @Test
    void worksWithoutJavaScriptAndAt320Pixels() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(
                "narrow",
                new Browser.NewContextOptions().setViewportSize(320, 600).setJavaScriptEnabled(false));
        person.passesPassword(account).isAt(Site.SEEKER.otp()).ticks(HttpVisitor.SKIP);
        person.typesCode(mailbox.first(account.email()).code()).isAt(Site.SEEKER.otpSkip());
        assertFits("skip-confirmation");
        person.clicks(HttpVisitor.OK).reads(HttpVisitor.IS_SET).opens(Site.SEEKER.settings());
        assertFits("skip-settings");
        person.clicks(HttpVisitor.RESUME).reads("ワンタイムパスワード入力再開確認画面");
        assertFits("skip-resume");
        person.clicks(HttpVisitor.DONE);
        person.readsSkip(NO);
    }

    private void assertFits(String state) {
        person.photographs(state);
        assertEquals(320, person.page().evaluate("document.documentElement.scrollWidth"), state);
    }
}
