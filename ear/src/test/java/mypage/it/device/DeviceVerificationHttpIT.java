package mypage.it.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.HttpVisitor;
import mypage.it.RateLimitFixture;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import mypage.it.inside.Race;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The mailed code that verifies a device grants nothing else, and works once. */
@ArquillianTest
@RunAsClient
@Tag("C1")
class DeviceVerificationHttpIT {

    private static final String SEND = "確認番号をメールで受け取る";
    private static final String SUBMIT = "制限を解除してログインに進む";
    private static final String CODE = "確認番号";
    private static final String CODE_PAGE = Site.SEEKER.path + "/login-pass-code";

    @Test
    @Tag("C10")
    void aCodeWorksOnceAndOnlyForTheDeviceThatSubmitsIt() throws Exception {
        var account = createLimitedAccount();
        String code = code(account);
        var visitor = submitCode(account.email(), code);

        assertTrue(visitor.follow().text().contains("制限を解除しました"), visitor::text);
        assertTrue(visitor.submitPassword(account).isAt(Site.SEEKER.otp()), visitor::text);
        assertTrue(submitCode(account.email(), code).text().contains("正しくないか"));
        assertEquals(429, TestBed.visitor().submitPassword(account).status());
    }

    @Test
    void fullWidthDigitsAndSpacesAreAccepted() throws Exception {
        var account = createLimitedAccount();
        String code = code(account).replace(" ", "");
        var typed = new StringBuilder("　");
        code.chars().forEach(digit -> typed.append((char) (digit - '0' + '０')).append("‐"));

        assertTrue(submitCode(account.email(), typed.toString()).follow().text().contains("制限を解除しました"));
    }

    @Test
    @Tag("C20")
    void aCodeWorksOnlyForItsAccountAndService() throws Exception {
        var account = createLimitedAccount();
        var other = createLimitedAccount();
        String code = code(account);

        assertTrue(submitCode(other.email(), code).text().contains("正しくないか"));
        var elsewhere = TestBed.visitor().get(Site.EMPLOYER.path + "/login-pass-code");
        elsewhere.submit(
                elsewhere.form(SUBMIT).type(HttpVisitor.ID, account.email()).type(CODE, code));
        assertTrue(elsewhere.text().contains("正しくないか"), elsewhere::text);
        assertTrue(submitCode(account.email(), code).follow().text().contains("制限を解除しました"));
    }

    @Test
    void aCodeExpires() throws Exception {
        var account = createLimitedAccount();
        String code = code(account);
        Sql.update("update sign_in_pass set expires_at = now() where account_id = ?", account.id());

        assertTrue(submitCode(account.email(), code).text().contains("正しくないか"));
    }

    @Test
    @Tag("C8")
    void theAnswersDoNotRevealWhetherAnAccountExists() throws Exception {
        var account = createLimitedAccount();
        String nobody = UUID.randomUUID() + "@example.jp";

        assertEquals(requestCode(account.email()).text(), requestCode(nobody).text());
        assertEquals(
                submitCode(account.email(), "000000000000").text(),
                submitCode(nobody, "000000000000").text());
    }

    @Test
    void requestsAreLimitedPerAccount() throws Exception {
        var account = createLimitedAccount();
        for (int i = 0; i < 5; i++) {
            requestCode(account.email());
        }
        // Mails are sent in order: when this one arrives, all earlier ones have arrived.
        var other = createLimitedAccount();
        requestCode(other.email());
        code(other);
        String last = code(account);

        assertEquals(2, AuditEvents.count(account, "PASS_ISSUED"));
        assertTrue(submitCode(account.email(), last).follow().text().contains("制限を解除しました"));
    }

    @Test
    @Tag("C19")
    void aCodeSubmittedManyTimesAtOnceWorksOnce() throws Exception {
        var account = createLimitedAccount();
        String code = code(account);

        List<Integer> answers =
                Race.of(20, () -> submitCode(account.email(), code).status());

        assertEquals(1, answers.stream().filter(status -> status == 302).count());
        assertEquals(1, AuditEvents.count(account, "PASS_USED"));
    }

    @Test
    @Tag("C14")
    void aVerifiedDeviceStillNeedsPasswordAndCode() throws Exception {
        var account = createLimitedAccount();
        var visitor = submitCode(account.email(), code(account));

        visitor.get(Site.SEEKER.mypage());
        assertTrue(visitor.follow().isAt(Site.SEEKER.login()));
        assertTrue(visitor.submitPassword(account, "wrong").text().contains("正しくありません"), visitor::text);
        assertFalse(visitor.submitPassword(account).isAt(Site.SEEKER.mypage()));
    }

    private static AccountFixture createLimitedAccount() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        RateLimitFixture.exhaust(Site.SEEKER, account.email());
        return account;
    }

    private static String code(AccountFixture account) throws Exception {
        requestCode(account.email());
        return TestBed.mailbox().verificationCode(account.email());
    }

    private static HttpVisitor requestCode(String email) throws Exception {
        var visitor = TestBed.visitor().get(Site.SEEKER.path + "/login-pass");
        return visitor.submit(visitor.form(SEND).type(HttpVisitor.ID, email));
    }

    private static HttpVisitor submitCode(String email, String code) throws Exception {
        var visitor = TestBed.visitor().get(CODE_PAGE);
        return visitor.submit(visitor.form(SUBMIT).type(HttpVisitor.ID, email).type(CODE, code));
    }
}
