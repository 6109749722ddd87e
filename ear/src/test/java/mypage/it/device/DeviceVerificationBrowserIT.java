package mypage.it.device;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mypage.it.AccountFixture;
import mypage.it.Device;
import mypage.it.HttpVisitor;
import mypage.it.Person;
import mypage.it.RateLimitFixture;
import mypage.it.Site;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How users sign in whose attempts others have used up: they verify their device. */
@ArquillianTest
@RunAsClient
@Tag("C1")
public class DeviceVerificationBrowserIT {

    private static final String NETWORK = "10.250.0.4";
    private static final String ELSEWHERE = "http://webmail.example/";

    private Person person;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    void verifyingTheDeviceLiftsTheLimit(Device device) throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        RateLimitFixture.exhaust(Site.SEEKER, account.email());
        person = Person.with(device);
        person.submitsPassword(account).reads("30分ほど待って").inspects("pass-1-delayed");
        person.page().getByText("制限を解除する").click();
        person.clicks("確認番号をメールで受け取る");
        person.reads("ID（メールアドレス）を入力してください").inspects("pass-2-missing");
        person.field(HttpVisitor.ID).fill(account.email());
        person.inspects("pass-2-ask").clicks("確認番号をメールで受け取る").reads("16桁の数字を入力してください");
        assertThat(person.field(HttpVisitor.ID)).hasValue(account.email());
        person.field("確認番号").fill("1234 5678 9012 3456");
        person.clicks("制限を解除してログインに進む").reads("正しくないか").inspects("pass-3-wrong");
        person.field("確認番号").fill(TestBed.mailbox().verificationCode(account.email()));
        person.inspects("pass-3-code")
                .clicks("制限を解除してログインに進む")
                .reads("制限を解除しました")
                .inspects("pass-4-done");

        person.submitsPassword(account.email(), account.password()).isAt(Site.SEEKER.otp());
    }

    @ParameterizedTest
    @EnumSource
    void aNetworkWithTooManyRequestsHasToWait(Device device) throws Exception {
        RateLimitFixture.set("mail requests " + NETWORK + "/32", Duration.ofHours(1));
        person = Person.with(device);
        person.context().setExtraHTTPHeaders(Map.of("X-Forwarded-For", NETWORK));
        person.opens(Site.SEEKER.path + "/login-pass").field(HttpVisitor.ID).fill("taro@example.jp");
        person.clicks("確認番号をメールで受け取る").reads("一時的に受付を止めています").inspects("pass-2-refused");
    }

    /** Only a known device passes the limit. The first sign-in comes from elsewhere too. */
    @Test
    @Tag("C7")
    void aLinkOnAnotherSiteLeavesADeviceKnown() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(Device.DESKTOP);
        comesFromElsewhere(Site.SEEKER.login());
        person.submitsPassword(account.email(), account.password());
        person.submitsCode(TestBed.mailbox().first(account.email()).code()).clicks(HttpVisitor.LOG_OUT);
        var kept = keptId();

        comesFromElsewhere(Site.SEEKER.login());
        comesFromElsewhere(Site.SEEKER.path + "/login-pass-code");
        comesFromElsewhere(Site.SEEKER.login());
        RateLimitFixture.exhaust(Site.SEEKER, account.email());
        person.submitsPassword(account.email(), account.password()).isAt(Site.SEEKER.otp());
        assertEquals(kept, keptId());
    }

    private void comesFromElsewhere(String path) {
        var link = "<a href='" + TestBed.url().resolve(path) + "'>link</a>";
        person.context()
                .route(
                        ELSEWHERE,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html")
                                .setBody(link)));
        person.opens(ELSEWHERE).follows("link").isAt(path);
    }

    private List<String> keptId() {
        return person.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("__Host-browser"))
                .map(cookie -> cookie.value + " " + cookie.expires.longValue())
                .toList();
    }

    @Test
    void thePagesWorkByKeyboard() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(Device.DESKTOP).opens(Site.SEEKER.path + "/login-pass");
        var keyboard = person.page().keyboard();
        person.tabsTo(person.field(HttpVisitor.ID));
        keyboard.type(account.email());
        keyboard.press("Enter");
        person.reads("確認番号の入力").tabsTo(person.field("確認番号"));
        keyboard.type(TestBed.mailbox().verificationCode(account.email()));
        keyboard.press("Enter");
        person.reads("制限を解除しました");
    }
}
