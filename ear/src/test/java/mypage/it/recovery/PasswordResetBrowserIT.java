package mypage.it.recovery;

import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.Map;
import mypage.it.AccountFixture;
import mypage.it.Device;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
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

/** How users reset a forgotten password, in a browser. */
@ArquillianTest
@RunAsClient
class PasswordResetBrowserIT {

    private static final String MAIL = "パスワード再登録のご案内";
    private static final String WEBMAIL = "http://webmail.example/";
    private static final String NETWORK = "10.251.0.1";

    private final Mailbox mailbox = TestBed.mailbox();
    private Person person;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C9")
    @Tag("C14")
    @Tag("R16")
    @Tag("T11")
    void aLinkOpenedInAWebmailPageResetsThePassword(Device device) throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(device).opens(Site.SEEKER.login()).inspects("forgot-1-login");
        person.page().getByText("パスワードを忘れた方").click();
        person.clicks(PasswordLinkVisitor.ASK_RESET)
                .reads("ID（メールアドレス）を入力してください")
                .inspects("forgot-2-missing");
        person.field(HttpVisitor.ID).fill(account.email());
        person.inspects("forgot-3-ask").clicks(PasswordLinkVisitor.ASK_RESET);
        person.isAt("/seeker/link-sent").reads("ハローワークにご相談ください").inspects("forgot-4-sent");
        String link = mailbox.notice(MAIL, account.email()).link();

        opensInWebmail(link);
        person.isAt("/seeker/password-reset").reads("新しいパスワード").inspects("forgot-5-reset");
        person.clicks(PasswordLinkVisitor.CHOOSE).reads("確認のため、新しいパスワードを").inspects("forgot-6-missing");
        choose("short", "short").reads("短すぎます").inspects("forgot-7-weak");
        choose(PasswordLinkVisitor.OTHER_PASSWORD, PasswordLinkVisitor.OTHER_PASSWORD)
                .reads("パスワードを再登録しました")
                .inspects("forgot-8-done");
        person.submitsPassword(account.email(), PasswordLinkVisitor.OTHER_PASSWORD)
                .isAt(Site.SEEKER.otp());
        opensInWebmail(link);
        person.reads(PasswordLinkVisitor.RESET_OVER).inspects("forgot-9-over");
        person.page().getByText("新しいリンクを受け取る").click();
        person.isAt("/seeker/forgot");
    }

    /** Follows the link from a page of another site, as in a webmail service. */
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
    void aNetworkWithTooManyRequestsHasToWait(Device device) throws Exception {
        RateLimitFixture.set("mail requests " + NETWORK + "/32", Duration.ofHours(1));
        person = Person.with(device);
        person.context().setExtraHTTPHeaders(Map.of("X-Forwarded-For", NETWORK));
        person.opens(Site.SEEKER.path + PasswordLinkVisitor.FORGOT)
                .field(HttpVisitor.ID)
                .fill("taro@example.jp");
        person.clicks(PasswordLinkVisitor.ASK_RESET).reads("一時的に受付を止めています").inspects("forgot-10-delayed");
    }

    @Test
    void thePagesWorkWithoutJavaScriptAndAt320Pixels() throws Exception {
        var account = AccountFixture.create(Site.INFORMATION);
        person = Person.narrowWithoutJavaScript();
        person.opens(Site.INFORMATION.path + PasswordLinkVisitor.FORGOT);
        person.fitsNarrowWindow("forgot-3-ask");
        person.field(HttpVisitor.ID).fill(account.email());
        person.clicks(PasswordLinkVisitor.ASK_RESET).reads(PasswordLinkVisitor.SENT);
        person.fitsNarrowWindow("forgot-4-sent");
        person.opens(mailbox.notice(MAIL, account.email()).link());
        person.fitsNarrowWindow("forgot-5-reset");
        choose(PasswordLinkVisitor.OTHER_PASSWORD, PasswordLinkVisitor.OTHER_PASSWORD)
                .reads("パスワードを再登録しました");
        person.opens(Site.INFORMATION.path + PasswordLinkVisitor.RESET);
        person.fitsNarrowWindow("forgot-9-over");
    }

    private Person choose(String password, String again) {
        person.field(PasswordLinkVisitor.NEW_PASSWORD).first().fill(password);
        person.field(PasswordLinkVisitor.AGAIN_PASSWORD).fill(again);
        return person.clicks(PasswordLinkVisitor.CHOOSE);
    }
}
