package mypage.it.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sign-ins in browsers, on phones and desktop computers. */
@ArquillianTest
@RunAsClient
class SignInBrowserIT {

    private final Mailbox mailbox = TestBed.mailbox();
    private Person person;

    /** Covers each service and each device. */
    static Stream<Arguments> sitesAndDevices() {
        return Stream.of(
                Arguments.of(Site.SEEKER, Device.PHONE),
                Arguments.of(Site.EMPLOYER, Device.DESKTOP),
                Arguments.of(Site.INFORMATION, Device.PHONE),
                Arguments.of(Site.SEEKER, Device.DESKTOP));
    }

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @ParameterizedTest
    @MethodSource("sitesAndDevices")
    @Tag("R1")
    @Tag("R2")
    @Tag("R4")
    @Tag("R7")
    @Tag("R8")
    @Tag("R22")
    @Tag("R56")
    void usersSignInWithTheMailedCode(Site site, Device device) throws Exception {
        var account = AccountFixture.create(site);
        person = Person.with(device);
        person.opens(site.login()).reads(site.title).inspects(site + "-1-login");
        person.submitsPassword(account.email(), account.password()).isAt(site.otp());
        var mail = mailbox.first(account.email());
        person.reads("ワンタイムパスワード（認証コード）").reads(mail.reference()).inspects(site + "-2-otp");

        person.submitsCode(mail.code())
                .isAt(site.mypage())
                .reads(account.email())
                .inspects(site + "-3-mypage");

        person.page().getByText("各種設定").click();
        person.isAt(site.path + "/settings").inspects(site + "-5-settings").opens(site.mypage());
        person.clicks(HttpVisitor.LOG_OUT).reads("ログアウトしました").inspects(site + "-4-signed-out");
        person.opens(site.mypage()).isAt(site.login());
    }

    @ParameterizedTest
    @EnumSource
    void theTopPageLinksToEachService(Device device) {
        person = Person.with(device);
        person.opens("/").inspects("services");
        for (Site site : Site.values()) {
            person.reads(site.title);
            assertThat(person.page().locator("a[href$='" + site.login().substring(1) + "']"))
                    .isVisible();
        }
    }

    @Test
    @Tag("T9")
    void fullWidthDigitsAndSpacesAreAccepted() throws Exception {
        var code = submitPassword(Site.SEEKER);
        var fullWidth = code.chars()
                .mapToObj(digit -> String.valueOf((char) (digit - '0' + '０')))
                .reduce("", (typed, digit) -> typed + digit + "　");

        person.submitsCode(fullWidth).isAt(Site.SEEKER.mypage());
    }

    @Test
    @Tag("R12")
    void theCodePageOffersNoResending() throws Exception {
        submitPassword(Site.SEEKER);

        assertThat(person.page().locator("main button, main input[type=submit]"))
                .hasCount(1);
        assertFalse(person.page().content().contains("再送"));
        person.page().reload();
        assertThat(person.field(HttpVisitor.CODE)).isVisible();
        assertEquals(1, mailbox.codeMails(lastAccount.email()).size());
    }

    @Test
    @Tag("R13")
    void closingTheCodePageLeavesTheUserSignedOut() throws Exception {
        submitPassword(Site.SEEKER);
        var other = person.context().newPage();
        person.page().close();

        other.navigate(Site.SEEKER.mypage());

        assertTrue(other.url().endsWith(Site.SEEKER.login()));
    }

    @Test
    @Tag("C25")
    void goingBackAfterSigningOutLeadsToTheSignIn() throws Exception {
        var code = submitPassword(Site.SEEKER);
        person.submitsCode(code).isAt(Site.SEEKER.mypage()).clicks(HttpVisitor.LOG_OUT);
        person.page().waitForURL(Pattern.compile(".*/login.*"));

        person.page().goBack();

        person.isAt(Site.SEEKER.login());
    }

    @Test
    void thePagesFitInto320Pixels() throws Exception {
        person = Person.with("narrow", new Browser.NewContextOptions().setViewportSize(320, 600));
        person.opens("/");
        assertFits("services");
        var account = AccountFixture.create(Site.INFORMATION);
        person.opens(Site.INFORMATION.login());
        assertFits("login");
        person.submitsPassword(account.email(), account.password()).isAt(Site.INFORMATION.otp());
        assertFits("otp");
        person.submitsCode(mailbox.first(account.email()).code()).isAt(Site.INFORMATION.mypage());
        assertFits("mypage");
    }

    private void assertFits(String state) {
        person.inspects(state);
        assertEquals(320, person.page().evaluate("document.documentElement.scrollWidth"), state);
    }

    @Test
    void aDoubleClickSubmitsOnce() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(Device.DESKTOP);
        person.opens(Site.SEEKER.login());
        person.field(HttpVisitor.ID).fill(account.email());
        person.field(HttpVisitor.PASSWORD).fill(account.password());
        person.clicksTwice(HttpVisitor.LOG_IN).isAt(Site.SEEKER.otp());
        var code = mailbox.first(account.email()).code();
        assertEquals(1, Sql.number("select count(*) from sign_in_attempt where account_id = ?", account.id()));

        person.field(HttpVisitor.CODE).fill(code);
        person.clicksTwice(HttpVisitor.SEND).isAt(Site.SEEKER.mypage());
    }

    @Test
    void signingInWorksWithoutJavaScript() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with("no-script", new Browser.NewContextOptions().setJavaScriptEnabled(false));
        person.submitsPassword(account).isAt(Site.SEEKER.otp());

        person.submitsCode(mailbox.first(account.email()).code()).isAt(Site.SEEKER.mypage());
    }

    private AccountFixture lastAccount;

    /** Submits the password of a new account; returns the mailed code. */
    private String submitPassword(Site site) throws Exception {
        lastAccount = AccountFixture.create(site);
        person = Person.with(Device.DESKTOP);
        person.submitsPassword(lastAccount).isAt(site.otp());
        return mailbox.first(lastAccount.email()).code();
    }
}
