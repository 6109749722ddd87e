package mypage.it.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.Locale;
import mypage.it.AccountFixture;
import mypage.it.Await;
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
import org.junit.jupiter.params.provider.EnumSource;

/** What users see when a sign-in fails, and what they can do. */
@ArquillianTest
@RunAsClient
class SignInErrorsBrowserIT {

    private static final String START_OVER = "ワンタイムパスワード入力画面を閉じて、ログインからやり直してください。";

    private final Mailbox mailbox = TestBed.mailbox();
    private Person person;

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    void aServiceInMaintenanceSaysWhenItIsBack(Device device) throws Exception {
        person = Person.with(device);
        Sql.update("insert into maintenance_window (id, services, starts_at, ends_at)"
                + " values (1, 'EMPLOYER', '2025-01-01T00:00+09:00', '2124-12-29T08:30+09:00')");
        try {
            Await.until(
                    "maintenance started",
                    () -> TestBed.visitor().get(Site.EMPLOYER.login()).status() == 503);
            person.opens(Site.EMPLOYER.login())
                    .reads("ただいまサービスを停止しています")
                    .reads("8:30頃")
                    .inspects("stopped");
            person.opens(Site.SEEKER.login()).reads(Site.SEEKER.title);
        } finally {
            Sql.update("delete from maintenance_window");
            Await.until(
                    "maintenance ended",
                    () -> TestBed.visitor().get(Site.EMPLOYER.login()).status() == 200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownPageIsReported(Device device) {
        person = Person.with(device);
        person.opens("/nowhere").reads("ページが見つかりません").inspects("not-found");
    }

    @ParameterizedTest
    @EnumSource
    void missingAndWrongFieldsAreReported(Device device) throws Exception {
        person = Person.with(device);
        person.opens(Site.SEEKER.login())
                .clicks(HttpVisitor.LOG_IN)
                .reads("を入力してください。")
                .inspects("login-missing");
        assertThat(person.page().locator("[aria-invalid=true]")).hasCount(2);

        person.submitsPassword("nobody@example.jp", "違う")
                .reads("ログインできませんでした")
                .reads("IDまたはパスワードが正しくありません")
                .inspects("login-denied");
        assertThat(person.field(HttpVisitor.PASSWORD)).hasValue("");
        person.isAt(Site.SEEKER.login());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C5")
    void thePageCountsTheRemainingAttempts(Device device) throws Exception {
        person = Person.with(device);
        var account = AccountFixture.create(Site.SEEKER);
        person.submitsPassword(account).isAt(Site.SEEKER.otp());
        var code = mailbox.first(account.email()).code();
        person.submitsCode("12345").reads("6桁の数字です").inspects("otp-malformed");
        for (int left = 4; left > 0; left--) {
            person.submitsCode(Mailbox.otherThan(code)).reads("あと" + left + "回").inspects("otp-wrong");
        }

        person.submitsCode(Mailbox.otherThan(code));
        person.reads("入力できる回数を超えました").inspects("otp-no-tries-left");

        assertThat(person.field(HttpVisitor.CODE)).isHidden();
        person.opens(Site.SEEKER.mypage()).isAt(Site.SEEKER.login());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R9")
    @Tag("R10")
    void anExpiredCodeIsRejected(Device device) throws Exception {
        person = Person.with(device);
        var account = AccountFixture.create(Site.EMPLOYER);
        person.submitsPassword(account).isAt(Site.EMPLOYER.otp());
        var code = mailbox.first(account.email()).code();
        Sql.update("update otp_challenge set expires_at = now() where account_id = ?", account.id());

        person.submitsCode(code);
        assertThat(person.page().getByRole(AriaRole.ALERT)).containsText(START_OVER);
        assertThat(person.field(HttpVisitor.CODE)).isHidden();
        person.inspects("otp-expired");

        person.opens(Site.EMPLOYER.mypage()).isAt(Site.EMPLOYER.login());
    }

    @Test
    @Tag("R11")
    void aNewSignInInvalidatesTheOlderCode() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = Person.with(Device.PHONE);
        person.submitsPassword(account).isAt(Site.SEEKER.otp());
        var older = mailbox.first(account.email()).code();
        try (var again = Person.with(Device.DESKTOP)) {
            again.submitsPassword(account).isAt(Site.SEEKER.otp());
            var newer = mailbox.nth(2, account.email()).code();

            person.submitsCode(older).reads("新しいワンタイムパスワードが発行されました").inspects("otp-replaced");
            again.submitsCode(newer).isAt(Site.SEEKER.mypage());
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R41")
    @Tag("R42")
    void disabledCookiesAreReported(Device device) throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        person = withoutCookies(device);

        person.submitsPassword(account).reads("Cookie").reads("サポート窓口").inspects("cookies-disabled");

        assertThat(person.page().locator("main button, main input")).hasCount(0);
        assertEquals(0, Sql.number("select count(*) from sign_in_attempt where account_id = ?", account.id()));
    }

    /** A user whose browser blocks cookies. */
    private static Person withoutCookies(Device device) throws IOException {
        return new Person(
                device.name().toLowerCase(Locale.ROOT),
                TestBed.browsers().withoutCookies(TestBed.url().toString(), device.options()));
    }
}
