package mypage.it.trust;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reloading, going back, tabs and double clicks on the pages for skipping the one-time password. */
@ArquillianTest
@RunAsClient
class SkipNavigationBrowserIT {

    private static final String YES = "あり";
    private static final String NO = "なし";

    private final Mailbox mailbox = TestBed.mailbox();
    private Person person;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @Test
    @Tag("R13")
    @Tag("R25")
    void closingTheConfirmationLeavesTheUserSignedOut() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(Device.PHONE);
        person.requestsSkip(account, 1);

        person.opens(Site.SEEKER.mypage()).isAt(Site.SEEKER.login());
        assertEquals(0, Sql.number("select count(*) from trust_token where account_id = ?", account.id()));
        assertEquals(0, Sql.number("select count(*) from user_session where account_id = ?", account.id()));
    }

    @Test
    @Tag("R27")
    void aWrongCodeKeepsTheCheckboxAndSetsNothing() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(Device.PHONE);
        person.submitsPassword(account).isAt(Site.SEEKER.otp()).ticks(HttpVisitor.SKIP);
        var code = mailbox.first(account.email()).code();

        person.submitsCode(Mailbox.otherThan(code)).reads("あと4回").inspects("skip-wrong-code");
        assertThat(person.box(HttpVisitor.SKIP)).isChecked();
        assertEquals(0, Sql.number("select count(*) from trust_token where account_id = ?", account.id()));

        person.submitsCode(code).isAt(Site.SEEKER.otpSkip());
    }

    @Test
    void reloadingGoingBackAndASecondTabLeadToTheConfirmation() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(Device.DESKTOP);
        person.requestsSkip(account, 1);

        person.page().reload();
        person.isAt(Site.SEEKER.otpSkip()).page().goBack();
        person.isAt(Site.SEEKER.otpSkip());
        var tab = person.context().newPage();
        tab.navigate(Site.SEEKER.otp());
        tab.waitForURL("**" + Site.SEEKER.otpSkip());

        person.clicks(HttpVisitor.OK).reads(HttpVisitor.SKIP_ENABLED).page().goBack();
        person.isAt(Site.SEEKER.mypage());
        tab.locator("#decline").click();
        tab.waitForURL("**" + Site.SEEKER.mypage());
        assertEquals(1, Sql.number("select count(*) from user_session where account_id = ?", account.id()));
        person.opens(Site.SEEKER.settings());
        person.readsSkipState(YES);
    }

    @Test
    void anOlderTabContinuesTheNewerSignIn() throws Exception {
        var older = AccountFixture.create(Site.EMPLOYER);
        var newer = AccountFixture.create(Site.EMPLOYER);
        person = Person.with(Device.DESKTOP);
        person.requestsSkip(older, 1);
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
    void aDoubleClickSubmitsOnce() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(Device.DESKTOP);
        person.requestsSkip(account, 1);

        person.clicksTwice(HttpVisitor.OK).reads(HttpVisitor.SKIP_ENABLED);
        assertEquals(1, Sql.number("select count(*) from trust_token where account_id = ?", account.id()));

        person.opens(Site.SEEKER.settings()).clicksTwice(HttpVisitor.RESUME).isAt(Site.SEEKER.otpResume() + "?");
        person.clicksTwice(HttpVisitor.DONE);
        person.readsSkipState(NO);
    }

    @Test
    void aConfirmationAfterSkippingWasEndedElsewhereIsRejected() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(Device.PHONE);
        try (var desktop = Person.with(Device.DESKTOP)) {
            desktop.enablesSkip(account, 1);
            person.requestsSkip(account, 2);
            desktop.submitsPassword(account).opens(Site.SEEKER.settings());
            desktop.clicks(HttpVisitor.RESUME).clicks(HttpVisitor.DONE).reads("ワンタイムパスワードの入力を再開しました");
        }

        person.clicks(HttpVisitor.OK).reads("ほかの端末での操作により、このログインは終了しました").inspects("skip-ended-meanwhile");

        person.submitsPassword(account).isAt(Site.SEEKER.otp());
    }

    @Test
    void thePagesWorkWithoutJavaScriptAndAt320Pixels() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.narrowWithoutJavaScript();
        person.submitsPassword(account).isAt(Site.SEEKER.otp()).ticks(HttpVisitor.SKIP);
        person.submitsCode(mailbox.first(account.email()).code()).isAt(Site.SEEKER.otpSkip());
        person.fitsNarrowWindow("skip-confirmation");
        person.clicks(HttpVisitor.OK).reads(HttpVisitor.SKIP_ENABLED).opens(Site.SEEKER.settings());
        person.fitsNarrowWindow("skip-settings");
        person.clicks(HttpVisitor.RESUME).reads("ワンタイムパスワード入力再開確認画面");
        person.fitsNarrowWindow("skip-resume");
        person.clicks(HttpVisitor.DONE);
        person.readsSkipState(NO);
    }
}
