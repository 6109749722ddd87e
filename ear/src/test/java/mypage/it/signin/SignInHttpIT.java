package mypage.it.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Message;
import java.util.List;
import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.Await;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules of a sign-in, in requests and responses. */
@ArquillianTest
@RunAsClient
class SignInHttpIT {

    private final HttpVisitor visitor = TestBed.visitor();
    private final Mailbox mailbox = TestBed.mailbox();

    @Test
    @Tag("R5")
    @Tag("R6")
    @Tag("C8")
    void theAnswerDoesNotRevealWhetherIdOrPasswordWasWrong() throws Exception {
        var account = AccountFixture.create(Site.EMPLOYER);
        var unknownAccount = new AccountFixture(Site.EMPLOYER, "nobody@example.jp", "違う", 0);

        visitor.submitPassword(account, "違う");
        var unknownVisitor = TestBed.visitor().submitPassword(unknownAccount);

        assertEquals(visitor.status(), unknownVisitor.status());
        assertEquals(visitor.text(), unknownVisitor.text());
        assertEquals(visitor.cookies().keySet(), unknownVisitor.cookies().keySet());
        assertEquals(
                0,
                Sql.number(
                        "select count(*) from outbox_message where recipient in (?, ?)",
                        account.email(),
                        unknownAccount.email()));
    }

    @Test
    @Tag("T9")
    void whatWasPastedAroundAnIdOrACodeCostsNoTry() throws Exception {
        var account = AccountFixture.create(Site.EMPLOYER);
        visitor.get(Site.EMPLOYER.login());
        visitor.submit(visitor.form(HttpVisitor.LOG_IN)
                        .type(HttpVisitor.ID, "「" + account.email() + "」\u200b")
                        .type(HttpVisitor.PASSWORD, account.password()))
                .follow();
        visitor.submitCode("ワンタイムパスワード： " + mailbox.first(account.email()).code() + "。");
        assertTrue(visitor.isAt(Site.EMPLOYER.mypage()), visitor::text);
    }

    @Test
    @Tag("T9")
    void anAddressOfAUnicodeDomainIsShownAsItIsTyped() throws Exception {
        var account = AccountFixture.create(TestBed.database(), Site.SEEKER, "hanako@xn--r8jz45g.xn--zckzah");
        String typed = "hanako@例え.テスト";
        visitor.submitPassword(new AccountFixture(Site.SEEKER, typed, account.password(), account.id()));
        assertTrue(visitor.text().contains("h***@例え.テスト"), visitor::text);
        visitor.submitCode(mailbox.first(account.email()).code());
        assertTrue(visitor.isAt(Site.SEEKER.mypage()) && visitor.text().contains(typed), visitor::text);
    }

    @Test
    @Tag("C18")
    void whatCannotBeAnIdIsToldAtItsField() throws Exception {
        visitor.submitPassword(new AccountFixture(Site.SEEKER, "山田@example.jp", "違う", 0));
        assertTrue(visitor.body().contains("id=\"email-error\""), visitor::body);
        assertFalse(visitor.text().contains("パスワードが違います"), visitor::text);
    }

    @Test
    void pagesThatWaitForAMailNameItsSender() throws Exception {
        String sender = "mypage@localhost からのメール（ドメイン localhost）を受信できるように設定してください";
        for (String page : List.of("/forgot", "/faq")) {
            assertTrue(visitor.get(Site.SEEKER.path + page).text().contains(sender), visitor::text);
        }
        visitor.submitPassword(AccountFixture.create(Site.SEEKER));
        assertTrue(visitor.isAt(Site.SEEKER.otp()) && visitor.text().contains(sender), visitor::text);
    }

    @Test
    @Tag("C14")
    @Tag("C12")
    void onlyProtectedCookiesAreSetAndEachStepHasANewToken() throws Exception {
        var account = AccountFixture.create(Site.INFORMATION);
        visitor.submitPassword(account);
        var attempt = visitor.secrets();
        visitor.submitCode(mailbox.first(account.email()).code());

        assertTrue(visitor.isAt(Site.INFORMATION.mypage()));
        assertFalse(visitor.setCookies().isEmpty());
        for (String cookie : visitor.setCookies()) {
            assertTrue(cookie.startsWith("__Host-"), cookie);
            assertTrue(cookie.contains("; Secure"), cookie);
            assertTrue(cookie.contains("; HttpOnly"), cookie);
            assertTrue(cookie.contains("; SameSite="), cookie);
            assertTrue(cookie.contains("; Path=/"), cookie);
        }
        var remaining = visitor.secrets();
        assertEquals(2, remaining.size());
        remaining.retainAll(attempt);
        assertEquals(
                List.of(visitor.cookies().get("__Host-browser")), remaining, "a token is still valid after its step");
    }

    @Test
    @Tag("R4")
    @Tag("R5")
    @Tag("R9")
    @Tag("T10")
    void theCodeIsMailedOnlyToTheId() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.submitPassword(account);
        var mail = mailbox.first(account.email());

        assertEquals(1, mail.message().getAllRecipients().length);
        assertEquals(
                account.email(),
                mail.message().getRecipients(Message.RecipientType.TO)[0].toString());
        assertFalse(mail.subject().contains(mail.code()));
        assertTrue(mail.subject().contains(Site.SEEKER.title));
        assertTrue(mail.message().getContentType().startsWith("multipart/alternative"));
        assertTrue(mail.html().contains(mail.code()) && mail.html().contains(mail.reference()), mail.html());
        assertEquals("auto-generated", mail.message().getHeader("Auto-Submitted")[0]);
        assertTrue(mail.body().contains("日本時間") && mail.body().contains("心当たりがない場合"));
        assertTrue(visitor.text().contains(mail.reference()));
        Await.until(
                "mail sent within a second",
                () -> Sql.number(
                                "select count(*) from outbox_message where recipient = ?"
                                        + " and finished_at - queued_at < interval '1 second'",
                                account.email())
                        == 1);
        assertEquals(
                30 * 60,
                Sql.number(
                        "select extract(epoch from expires_at - issued_at) from otp_challenge where account_id = ?",
                        account.id()));
    }

    @Test
    @Tag("C10")
    void theRightCodeIsRejectedInABrowserWithoutThePassword() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.submitPassword(account);
        var code = visitor.form(HttpVisitor.SEND)
                .type(HttpVisitor.CODE, mailbox.first(account.email()).code());

        assertFalse(TestBed.visitor().submit(code).follow().isAt(Site.SEEKER.mypage()));
        assertEquals(0, Sql.number("select count(*) from user_session where account_id = ?", account.id()));
        assertTrue(visitor.submit(code).follow().isAt(Site.SEEKER.mypage()), "the right browser is not affected");
    }

    @Test
    @Tag("R13")
    @Tag("R56")
    void theCodeOfAnotherAccountIsRejected() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var other = AccountFixture.create(Site.SEEKER);
        visitor.submitPassword(account);
        var otherVisitor = TestBed.visitor().submitPassword(other);

        otherVisitor.submitCode(mailbox.first(account.email()).code());

        assertFalse(otherVisitor.isAt(Site.SEEKER.mypage()));
        assertFalse(visitor.get(Site.SEEKER.mypage()).isAt(Site.SEEKER.mypage()), "not signed in before the code");
    }

    @Test
    @Tag("R60")
    @Tag("R2")
    void accountsWithTheSameAddressInTwoServicesAreSeparate() throws Exception {
        var seeker = AccountFixture.create(Site.SEEKER);
        AccountFixture.create(TestBed.database(), Site.EMPLOYER, seeker.email());
        visitor.submitPassword(seeker).submitCode(mailbox.first(seeker.email()).code());

        assertTrue(visitor.isAt(Site.SEEKER.mypage()));
        assertFalse(visitor.get(Site.EMPLOYER.mypage()).isAt(Site.EMPLOYER.mypage()));
    }

    @Test
    @Tag("R3")
    void beforeTheRolloutDateOnlyIdAndPasswordAreRequired() throws Exception {
        var account = AccountFixture.create(Site.INFORMATION);
        Sql.update("update otp_policy set required_from = now() + interval '1 day' where service = 'JOB_INFORMATION'");
        try {
            visitor.submitPassword(account);
            assertTrue(visitor.isAt(Site.INFORMATION.mypage()));
            assertEquals(0, AuditEvents.count(account, "OTP_ISSUED"));
        } finally {
            Sql.update("update otp_policy set required_from = '2025-01-06T08:30:00+09:00'");
        }
    }

    @Test
    @Tag("C16")
    void aFormFromAnotherSiteIsRejected() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.get(Site.SEEKER.login());
        var form = visitor.form(HttpVisitor.LOG_IN)
                .type(HttpVisitor.ID, account.email())
                .type(HttpVisitor.PASSWORD, account.password());

        assertEquals(403, visitor.submitFrom("https://attacker.example", form).status());
        assertEquals(0, Sql.number("select count(*) from sign_in_attempt where account_id = ?", account.id()));
    }
}
