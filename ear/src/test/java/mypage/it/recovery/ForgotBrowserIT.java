package mypage.it.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.Map;
import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Person;
import mypage.it.Person.Device;
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

/** How people who forgot their password come by a new one. */
@ArquillianTest
@RunAsClient
class ForgotBrowserIT {

    private static final String MAIL = "パスワード再登録のご案内";
    private static final String WEBMAIL = "http://webmail.example/";
    private static final String NETWORK = "10.251.0.1";

    private final Mailbox mailbox = TestBed.mailbox();
    private Person person;

    @AfterEach
    void leave() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C9")
    @Tag("C14")
    @Tag("R16")
    @Tag("T11")
    void chooseANewOneByTheLinkThatTheyOpenInTheirWebmail(Device device) throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(device).opens(Site.SEEKER.login()).looksAt("forgot-1-login");
        person.page().getByText("パスワードを忘れた方").click();
        person.clicks(LinkVisitor.ASK_RESET).reads("ID（メールアドレス）を入力してください").looksAt("forgot-2-missing");
        person.field(HttpVisitor.ID).fill(account.email());
        person.looksAt("forgot-3-ask").clicks(LinkVisitor.ASK_RESET);
        person.isAt("/seeker/link-sent").reads("ハローワークにご相談ください").looksAt("forgot-4-sent");
        String link = mailbox.notice(MAIL, account.email()).link();

        opensInWebmail(link);
        person.isAt("/seeker/password-reset").reads("新しいパスワード").looksAt("forgot-5-reset");
        person.clicks(LinkVisitor.CHOOSE).reads("確認のため、新しいパスワードを").looksAt("forgot-6-missing");
        choose("short", "short").reads("短すぎます").looksAt("forgot-7-weak");
        choose(LinkVisitor.ANOTHER, LinkVisitor.ANOTHER).reads("パスワードを再登録しました").looksAt("forgot-8-done");
        person.types(account.email(), LinkVisitor.ANOTHER).isAt(Site.SEEKER.otp());
        opensInWebmail(link);
        person.reads(LinkVisitor.RESET_OVER).looksAt("forgot-9-over");
        person.page().getByText("新しいリンクを受け取る").click();
        person.isAt("/seeker/forgot");
    }

    /** A page of another site with the mail in it, as in most people's browsers. */
    private void opensInWebmail(String link) {
        person.context()
                .route(
                        WEBMAIL,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html")
                                .setBody("<a href='" + link + "'>open</a>")));
        person.page().navigate(WEBMAIL);
        person.page().getByText("open").click();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C1")
    void areToldToWaitWhenTheirNetworkAsksTooOften(Device device) throws Exception {
        RateLimitFixture.set("links " + NETWORK + "/32", Duration.ofHours(1));
        person = Person.with(device);
        person.context().setExtraHTTPHeaders(Map.of("X-Forwarded-For", NETWORK));
        person.opens(Site.SEEKER.path + LinkVisitor.FORGOT)
                .field(HttpVisitor.ID)
                .fill("taro@example.jp");
        person.clicks(LinkVisitor.ASK_RESET).reads("一時的に受付を止めています").looksAt("forgot-10-delayed");
    }

    @Test
    void needNoJavaScriptAndNoMoreThan320Pixels() throws Exception {
        var account = AccountFixture.create(Site.INFORMATION);
        person = Person.with(
                "narrow",
                new Browser.NewContextOptions().setViewportSize(320, 600).setJavaScriptEnabled(false));
        person.opens(Site.INFORMATION.path + LinkVisitor.FORGOT);
        assertFits("forgot-3-ask");
        person.field(HttpVisitor.ID).fill(account.email());
        person.clicks(LinkVisitor.ASK_RESET).reads(LinkVisitor.SENT);
        assertFits("forgot-4-sent");
        person.opens(mailbox.notice(MAIL, account.email()).link());
        assertFits("forgot-5-reset");
        choose(LinkVisitor.ANOTHER, LinkVisitor.ANOTHER).reads("パスワードを再登録しました");
        person.opens(Site.INFORMATION.path + LinkVisitor.RESET);
        assertFits("forgot-9-over");
    }

    private Person choose(String password, String again) {
        person.field(LinkVisitor.NEW_PASSWORD).first().fill(password);
        person.field(LinkVisitor.AGAIN_PASSWORD).fill(again);
        return person.clicks(LinkVisitor.CHOOSE);
    }

    private void assertFits(String state) {
        person.photographs(state);
        assertEquals(320, person.page().evaluate("document.documentElement.scrollWidth"), state);
    }
}
