package mypage.it.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mypage.it.AuditEvents;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How users are notified of events, and disavow those that were not theirs. */
@ArquillianTest
@RunAsClient
class EventDisavowalHttpIT {

    private static final String SKIP_SET = "ワンタイムパスワードの省略を設定したお知らせ";
    private static final String SKIP_ENDED = "ワンタイムパスワードの省略を解除したお知らせ";
    private static final String PASSWORD_CHANGED = "パスワード変更のお知らせ";
    private static final String END_ALL = "すべてログアウトして、パスワードを再登録する";
    private static final String RESET = "パスワードを再登録する";
    private static final String NEW_PASSWORD = "新しいパスワード";
    private static final String REPEAT_PASSWORD = "もう一度";
    private static final String INVALID_LINK = "このリンクは使えません";
    private static final String OTHER_PASSWORD = "あたらしい合言葉 tomato";

    private final Mailbox mailbox = TestBed.mailbox();
    private final HttpVisitor intruder = TestBed.visitor();
    private final HttpVisitor user = TestBed.visitor();

    @Test
    @Tag("C7")
    @Tag("T10")
    @Tag("T11")
    void settingAndEndingSkippingAreNotifiedByMail() throws Exception {
        var account = intruder.enableSkipForNewAccount(Site.EMPLOYER);
        intruder.get(Site.EMPLOYER.otpResume());
        intruder.submit(intruder.form(HttpVisitor.DONE));

        for (String subject : new String[] {SKIP_SET, SKIP_ENDED}) {
            var mail = mailbox.notice(subject, account.email());
            assertEquals("【求人者マイページ】" + subject, mail.subject());
            assertTrue(mail.body().contains("日時： 令和"), mail::body);
            assertTrue(mail.body().contains("端末・ブラウザ： わかりません"), mail::body);
            assertTrue(mail.body().contains("心当たりがない場合"), mail::body);
            assertFalse(mail.body().contains("127.0.0.1"), mail::body);
            assertEquals("auto-generated", mail.message().getHeader("Auto-Submitted")[0]);
            assertTrue(mail.link().matches(TestBed.url() + "employer/not-me\\?t=[\\w-]{43}&lang=ja"), mail::link);
        }
        assertEquals(
                0,
                Sql.number(
                        "select count(*) from owner_link where account_id = ? and length(token_hash) <> 32",
                        account.id()));
    }

    @Test
    @Tag("C7")
    @Tag("C9")
    @Tag("C13")
    @Tag("C25")
    @Tag("T4")
    @Tag("T11")
    void aDisavowalEndsAllAccessAndAllowsANewPassword() throws Exception {
        var account = intruder.enableSkipForNewAccount(Site.SEEKER);
        var halfSignedIn = TestBed.visitor().submitPassword(account);
        String pendingCode = mailbox.nth(2, account.email()).code();
        String link = mailbox.notice(SKIP_SET, account.email()).link();

        user.get(link);
        assertFalse(user.body().contains(account.email()));
        user.submit(user.form(END_ALL)).follow();

        assertTrue(user.isAt("/seeker/password-reset"));
        assertFalse(user.answer().uri().toString().contains("t="), user.answer().uri()::toString);
        assertTrue(intruder.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        assertTrue(halfSignedIn.submitCode(pendingCode).text().contains("このログインは終了しました"), halfSignedIn::text);
        assertTrue(intruder.submitPassword(account).isAt(Site.SEEKER.otp()));
        assertEquals(1, AuditEvents.count(account, "NOT_ME"));

        choose(OTHER_PASSWORD, OTHER_PASSWORD);
        assertTrue(user.isAt(Site.SEEKER.login()) && user.text().contains("パスワードを再登録しました"), user::text);
        assertTrue(user.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        assertTrue(user.submitPassword(account).text().contains("正しくありません"), user::text);
        int mails = mailbox.codeMails(account.email()).size();
        assertTrue(user.submitPassword(account, OTHER_PASSWORD).isAt(Site.SEEKER.otp()), user::text);
        user.submitCode(mailbox.nth(mails + 1, account.email()).code());
        assertTrue(user.isAt(Site.SEEKER.mypage()));
        assertEquals(1, AuditEvents.count(account, "PASSWORD_CHANGED"));
        mailbox.notice(PASSWORD_CHANGED, account.email());
    }

    @Test
    @Tag("T11")
    void openingTheLinkChangesNothing() throws Exception {
        var account = intruder.enableSkipForNewAccount(Site.SEEKER);
        String link = mailbox.notice(SKIP_SET, account.email()).link();

        for (int i = 0; i < 5; i++) {
            assertTrue(TestBed.visitor().get(link).body().contains(END_ALL));
        }
        assertEquals(
                400,
                TestBed.visitor()
                        .get(link + "&jakarta.faces.ViewState=stateless")
                        .status());

        assertTrue(intruder.get(Site.SEEKER.mypage()).isAt(Site.SEEKER.mypage()));
        assertTrue(user.get(link).body().contains(END_ALL));
        assertEquals(0, AuditEvents.count(account, "NOT_ME"));
    }

    @Test
    @Tag("T11")
    void aForgedHostHeaderDoesNotChangeTheMailedLink() throws Exception {
        var account = intruder.enableSkipForNewAccount(Site.SEEKER);
        intruder.get(Site.SEEKER.otpResume());

        String answer =
                PasswordLinkVisitor.postTo("attacker.example", intruder.form(HttpVisitor.DONE), intruder.cookies());

        assertTrue(answer.startsWith("HTTP/1.1 302"), answer);
        String link = mailbox.notice(SKIP_ENDED, account.email()).link();
        assertTrue(link.startsWith(TestBed.url() + "seeker/not-me?t="), link);
    }

    @Test
    @Tag("T11")
    void theLinkAndThePermissionWorkOnce() throws Exception {
        var account = intruder.enableSkipForNewAccount(Site.SEEKER);
        String link = mailbox.notice(SKIP_SET, account.email()).link();
        user.get(link);
        var end = user.form(END_ALL);
        user.submit(end).follow();
        var twin = user.twin();
        choose(OTHER_PASSWORD, OTHER_PASSWORD);

        assertTrue(TestBed.visitor().get(link).text().contains(INVALID_LINK));
        var secondUse = TestBed.visitor().get(link).submit(end).follow();
        assertTrue(secondUse.text().contains(INVALID_LINK), secondUse::text);
        twin.submit(twin.form(RESET).type(NEW_PASSWORD, "something else 9").type(REPEAT_PASSWORD, "something else 9"))
                .follow();
        assertTrue(twin.text().contains("パスワードを再登録できません"), twin::text);
        assertTrue(user.submitPassword(account, OTHER_PASSWORD).isAt(Site.SEEKER.otp()), user::text);
    }

    @Test
    @Tag("T11")
    void aDisavowalInvalidatesOlderLinks() throws Exception {
        var account = intruder.enableSkipForNewAccount(Site.SEEKER);
        String older = mailbox.notice(SKIP_SET, account.email()).link();
        intruder.get(Site.SEEKER.otpResume());
        intruder.submit(intruder.form(HttpVisitor.DONE));
        user.get(mailbox.notice(SKIP_ENDED, account.email()).link());
        user.submit(user.form(END_ALL)).follow();

        assertTrue(TestBed.visitor().get(older).text().contains(INVALID_LINK));
    }

    @Test
    @Tag("T11")
    @Tag("C20")
    void theLinkWorksOnlyInItsServiceAndInTime() throws Exception {
        var account = intruder.enableSkipForNewAccount(Site.SEEKER);
        String link = mailbox.notice(SKIP_SET, account.email()).link();

        assertTrue(user.get(link.replace("/seeker/", "/employer/")).text().contains(INVALID_LINK));
        Sql.update("update owner_link set expires_at = now() where account_id = ?", account.id());
        assertTrue(user.get(link).text().contains(INVALID_LINK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?t=", "?t=garbage", "?t=%00%0d%0aSet-Cookie:a", "?t=a&t=b"})
    @Tag("C18")
    void anInvalidLinkShowsWhatToDo(String query) throws Exception {
        user.get("/seeker/not-me" + query);

        assertEquals(200, user.status());
        assertTrue(user.text().contains(INVALID_LINK) && user.text().contains("ハローワークにご相談ください"), user::text);
        assertFalse(user.body().contains(END_ALL));
    }

    @Test
    @Tag("C18")
    void aPasswordCannotBeChosenWithoutPermission() throws Exception {
        assertTrue(user.get("/seeker/password-reset").text().contains("パスワードを再登録できません"));
        assertFalse(user.body().contains("type=\"password\""));
    }

    @Test
    @Tag("C2")
    @Tag("C3")
    void aRejectedPasswordIsExplainedAndAnotherIsAccepted() throws Exception {
        var account = intruder.enableSkipForNewAccount(Site.SEEKER);
        user.get(mailbox.notice(SKIP_SET, account.email()).link());
        user.submit(user.form(END_ALL)).follow();

        assertEquals(2, user.body().split("autocomplete=\"new-password\"", -1).length - 1);
        assertTrue(choose("short", "short").text().contains("短すぎます"), user::text);
        assertTrue(choose("x".repeat(129), "x".repeat(129)).text().contains("長すぎます"), user::text);
        assertTrue(choose("Password123!", "Password123!").text().contains("よく使われていて"), user::text);
        assertTrue(choose("hellowork2025", "hellowork2025").text().contains("似ていて"), user::text);
        assertTrue(choose("Tanaka1990!", "Tanaka1990!").text().contains("人の名前や地名"), user::text);
        assertTrue(choose("1990-01-01", "1990-01-01").text().contains("日付や年"), user::text);
        assertTrue(choose("09012345678", "09012345678").text().contains("電話番号"), user::text);
        assertTrue(choose("poiuytre", "poiuytre").text().contains("キーボードの並び"), user::text);
        assertTrue(choose(OTHER_PASSWORD, OTHER_PASSWORD + " ").text().contains("違います"), user::text);
        assertTrue(choose(" ＡＢ é 合言葉 ", " ＡＢ é 合言葉 ").isAt(Site.SEEKER.login()), user::text);

        assertTrue(user.submitPassword(account, "AB é 合言葉").isAt(Site.SEEKER.login()));
        assertTrue(user.submitPassword(account, " ＡＢ é 合言葉 ").isAt(Site.SEEKER.otp()));
    }

    private HttpVisitor choose(String password, String repeated) throws Exception {
        return user.submit(user.form(RESET).type(NEW_PASSWORD, password).type(REPEAT_PASSWORD, repeated))
                .follow();
    }
}
