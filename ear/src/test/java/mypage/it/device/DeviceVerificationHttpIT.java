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

/** The mailed number that makes a browser known opens nothing else, and nothing twice. */
@ArquillianTest
@RunAsClient
@Tag("C1")
class DeviceVerificationHttpIT {

    private static final String SEND = "確認番号をメールで受け取る";
    private static final String USE = "制限を解除してログインに進む";
    private static final String NUMBER = "確認番号";
    private static final String CODE_PAGE = Site.SEEKER.path + "/login-pass-code";

    @Test
    @Tag("C10")
    void worksOnceAndOnlyWhereItWasTyped() throws Exception {
        var account = used();
        String number = number(account);
        var owner = use(account.email(), number);

        assertTrue(owner.follow().text().contains("制限を解除しました"), owner::text);
        assertTrue(owner.submitPassword(account).isAt(Site.SEEKER.otp()), owner::text);
        assertTrue(use(account.email(), number).text().contains("正しくないか"));
        assertEquals(429, TestBed.visitor().submitPassword(account).status());
    }

    @Test
    void isTakenInAnyWidthAndWithAnySpaces() throws Exception {
        var account = used();
        String number = number(account).replace(" ", "");
        var typed = new StringBuilder("　");
        number.chars().forEach(digit -> typed.append((char) (digit - '0' + '０')).append("‐"));

        assertTrue(use(account.email(), typed.toString()).follow().text().contains("制限を解除しました"));
    }

    @Test
    @Tag("C20")
    void isOfNoUseForAnotherAccountOrAnotherService() throws Exception {
        var account = used();
        var other = used();
        String number = number(account);

        assertTrue(use(other.email(), number).text().contains("正しくないか"));
        var elsewhere = TestBed.visitor().get(Site.EMPLOYER.path + "/login-pass-code");
        elsewhere.submit(
                elsewhere.form(USE).type(HttpVisitor.ID, account.email()).type(NUMBER, number));
        assertTrue(elsewhere.text().contains("正しくないか"), elsewhere::text);
        assertTrue(use(account.email(), number).follow().text().contains("制限を解除しました"));
    }

    @Test
    void isOverInTime() throws Exception {
        var account = used();
        String number = number(account);
        Sql.update("update sign_in_pass set expires_at = now() where account_id = ?", account.id());

        assertTrue(use(account.email(), number).text().contains("正しくないか"));
    }

    @Test
    @Tag("C8")
    void tellsNobodyWhetherThereIsAnAccount() throws Exception {
        var account = used();
        String nobody = UUID.randomUUID() + "@example.jp";

        assertEquals(ask(account.email()).text(), ask(nobody).text());
        assertEquals(
                use(account.email(), "000000000000").text(),
                use(nobody, "000000000000").text());
    }

    @Test
    void floodsNoMailbox() throws Exception {
        var account = used();
        for (int i = 0; i < 5; i++) {
            ask(account.email());
        }
        // What was asked for later comes later, so all that there will be is there.
        var other = used();
        ask(other.email());
        number(other);
        String last = number(account);

        assertEquals(2, AuditEvents.count(account, "PASS_ISSUED"));
        assertTrue(use(account.email(), last).follow().text().contains("制限を解除しました"));
    }

    @Test
    @Tag("C19")
    void isUsedByOneOfManyAtOnce() throws Exception {
        var account = used();
        String number = number(account);

        List<Integer> answers = Race.of(20, () -> use(account.email(), number).status());

        assertEquals(1, answers.stream().filter(status -> status == 302).count());
        assertEquals(1, AuditEvents.count(account, "PASS_USED"));
    }

    @Test
    @Tag("C14")
    void needsAPasswordAndACodeStill() throws Exception {
        var account = used();
        var owner = use(account.email(), number(account));

        owner.get(Site.SEEKER.mypage());
        assertTrue(owner.follow().isAt(Site.SEEKER.login()));
        assertTrue(owner.submitPassword(account, "wrong").text().contains("正しくありません"), owner::text);
        assertFalse(owner.submitPassword(account).isAt(Site.SEEKER.mypage()));
    }

    private static AccountFixture used() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        RateLimitFixture.exhaust(Site.SEEKER, account.email());
        return account;
    }

    private static String number(AccountFixture account) throws Exception {
        ask(account.email());
        return TestBed.mailbox().verificationCode(account.email());
    }

    private static HttpVisitor ask(String email) throws Exception {
        var visitor = TestBed.visitor().get(Site.SEEKER.path + "/login-pass");
        return visitor.submit(visitor.form(SEND).type(HttpVisitor.ID, email));
    }

    private static HttpVisitor use(String email, String number) throws Exception {
        var visitor = TestBed.visitor().get(CODE_PAGE);
        return visitor.submit(visitor.form(USE).type(HttpVisitor.ID, email).type(NUMBER, number));
    }
}
