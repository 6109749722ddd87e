package mypage.it.recovery;

import mypage.it.AuditEvents;
import mypage.it.HtmlForm;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What owners are told by mail, and how they take their account back. */
@ArquillianTest
@RunAsClient
class EventDisavowalHttpIT {

    private static final String SKIP_SET = "ワンタイムパスワードの省略を設定したお知らせ";
    private static final String SKIP_ENDED = "ワンタイムパスワードの省略を解除したお知らせ";
    private static final String PASSWORD_CHANGED = "パスワード変更のお知らせ";
    private static final String END_ALL = "すべてログアウトして、パスワードを再登録する";
    private static final String RESET = "パスワードを再登録する";
    private static final String NEW_PASSWORD = "新しいパスワード";
    private static final String AGAIN = "もう一度";
    private static final String OVER = "このリンクは使えません";
    private static final String OTHER_PASSWORD = "あたらしい合言葉 tomato";

    private final Mailbox mailbox = TestBed.mailbox();
    private final HttpVisitor intruder = TestBed.visitor();
    private final HttpVisitor owner = TestBed.visitor();

    @Test
    @Tag("C7")
    @Tag("T10")
    @Tag("T11")
    void tellsTheOwnerThatSkippingWasSetAndEnded() throws Exception {
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
            assertTrue(mail.link().matches(TestBed.url() + "employer/not-me\\?t=[\\w-]{43}"), mail::link);
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
    void endsEverythingAndLetsTheOwnerChooseANewPassword() throws Exception {
        var account = intruder.enableSkipForNewAccount(Site.SEEKER);
        var waiting = TestBed.visitor().submitPassword(account);
        String waitingCode = mailbox.nth(2, account.email()).code();
        String link = mailbox.notice(SKIP_SET, account.email()).link();

        owner.get(link);
        assertFalse(owner.body().contains(account.email()));
        owner.submit(owner.form(END_ALL)).follow();

        assertTrue(owner.isAt("/seeker/password-reset"));
        assertFalse(
                owner.answer().uri().toString().contains("t="), owner.answer().uri()::toString);
        assertTrue(intruder.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        assertTrue(waiting.submitCode(waitingCode).text().contains("このログインは終了しました"), waiting::text);
        assertTrue(intruder.submitPassword(account).isAt(Site.SEEKER.otp()));
        assertEquals(1, AuditEvents.count(account, "NOT_ME"));

        choose(OTHER_PASSWORD, OTHER_PASSWORD);
        assertTrue(owner.isAt(Site.SEEKER.login()) && owner.text().contains("パスワードを再登録しました"), owner::text);
        assertTrue(owner.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
        assertTrue(owner.submitPassword(account).text().contains("正しくありません"), owner::text);
        int mails = mailbox.codeMails(account.email()).size();
        assertTrue(owner.submitPassword(account, OTHER_PASSWORD).isAt(Site.SEEKER.otp()), owner::text);
        owner.submitCode(mailbox.nth(mails + 1, account.email()).code());
        assertTrue(owner.isAt(Site.SEEKER.mypage()));
        assertEquals(1, AuditEvents.count(account, "PASSWORD_CHANGED"));
        mailbox.notice(PASSWORD_CHANGED, account.email());
    }

    @Test
    @Tag("T11")
    void doesNothingForAMailScannerThatOpensTheLink() throws Exception {
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
        assertTrue(owner.get(link).body().contains(END_ALL));
        assertEquals(0, AuditEvents.count(account, "NOT_ME"));
    }

    @Test
    @Tag("T11")
    void namesOurOwnHostWhateverTheRequestCallsIt() throws Exception {
        var account = intruder.enableSkipForNewAccount(Site.SEEKER);
        intruder.get(Site.SEEKER.otpResume());

        String answer = postTo("attacker.example", intruder.form(HttpVisitor.DONE), intruder.cookies());

        assertTrue(answer.startsWith("HTTP/1.1 302"), answer);
        String link = mailbox.notice(SKIP_ENDED, account.email()).link();
        assertTrue(link.startsWith(TestBed.url() + "seeker/not-me?t="), link);
    }

    /** With a Host header that no client library sends. */
    static String postTo(String host, HtmlForm form, Map<String, String> cookies) throws IOException {
        String body = form.values().entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        String cookie = cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
        try (var socket = new Socket("localhost", TestBed.url().getPort())) {
            socket.getOutputStream().write("""
                    POST %s HTTP/1.1\r
                    Host: %s\r
                    X-Forwarded-Host: %s\r
                    Sec-Fetch-Site: same-origin\r
                    Cookie: %s\r
                    Content-Type: application/x-www-form-urlencoded\r
                    Content-Length: %d\r
                    Connection: close\r
                    \r
                    %s""".formatted(form.action(), host, host, cookie, body.length(), body)
                    .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    @Tag("T11")
    void worksOnce() throws Exception {
        var account = intruder.enableSkipForNewAccount(Site.SEEKER);
        String link = mailbox.notice(SKIP_SET, account.email()).link();
        owner.get(link);
        var end = owner.form(END_ALL);
        owner.submit(end).follow();
        var twin = owner.twin();
        choose(OTHER_PASSWORD, OTHER_PASSWORD);

        assertTrue(TestBed.visitor().get(link).text().contains(OVER));
        var again = TestBed.visitor().get(link).submit(end).follow();
        assertTrue(again.text().contains(OVER), again::text);
        twin.submit(twin.form(RESET).type(NEW_PASSWORD, "something else 9").type(AGAIN, "something else 9"))
                .follow();
        assertTrue(twin.text().contains("パスワードを再登録できません"), twin::text);
        assertTrue(owner.submitPassword(account, OTHER_PASSWORD).isAt(Site.SEEKER.otp()), owner::text);
    }

    @Test
    @Tag("T11")
    void endsTheLinksOfOlderMailsToo() throws Exception {
        var account = intruder.enableSkipForNewAccount(Site.SEEKER);
        String older = mailbox.notice(SKIP_SET, account.email()).link();
        intruder.get(Site.SEEKER.otpResume());
        intruder.submit(intruder.form(HttpVisitor.DONE));
        owner.get(mailbox.notice(SKIP_ENDED, account.email()).link());
        owner.submit(owner.form(END_ALL)).follow();

        assertTrue(TestBed.visitor().get(older).text().contains(OVER));
    }

    @Test
    @Tag("T11")
    @Tag("C20")
    void isOverAfterItsTimeAndNothingInAnotherService() throws Exception {
        var account = intruder.enableSkipForNewAccount(Site.SEEKER);
        String link = mailbox.notice(SKIP_SET, account.email()).link();

        assertTrue(owner.get(link.replace("/seeker/", "/employer/")).text().contains(OVER));
        Sql.update("update owner_link set expires_at = now() where account_id = ?", account.id());
        assertTrue(owner.get(link).text().contains(OVER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?t=", "?t=garbage", "?t=%00%0d%0aSet-Cookie:a", "?t=a&t=b"})
    @Tag("C18")
    void saysWhatToDoWhenTheLinkIsNone(String query) throws Exception {
        owner.get("/seeker/not-me" + query);

        assertEquals(200, owner.status());
        assertTrue(owner.text().contains(OVER) && owner.text().contains("ハローワークにご相談ください"), owner::text);
        assertFalse(owner.body().contains(END_ALL));
    }

    @Test
    @Tag("C18")
    void letsNobodyChooseAPasswordWithoutPermission() throws Exception {
        assertTrue(owner.get("/seeker/password-reset").text().contains("パスワードを再登録できません"));
        assertFalse(owner.body().contains("type=\"password\""));
    }

    @Test
    @Tag("C2")
    @Tag("C3")
    void saysWhyAPasswordIsRefusedAndTakesAnother() throws Exception {
        var account = intruder.enableSkipForNewAccount(Site.SEEKER);
        owner.get(mailbox.notice(SKIP_SET, account.email()).link());
        owner.submit(owner.form(END_ALL)).follow();

        assertEquals(2, owner.body().split("autocomplete=\"new-password\"", -1).length - 1);
        assertTrue(choose("short", "short").text().contains("短すぎます"), owner::text);
        assertTrue(choose("x".repeat(129), "x".repeat(129)).text().contains("長すぎます"), owner::text);
        assertTrue(choose("Password123!", "Password123!").text().contains("よく使われていて"), owner::text);
        assertTrue(choose("hellowork2025", "hellowork2025").text().contains("似ていて"), owner::text);
        assertTrue(choose(OTHER_PASSWORD, OTHER_PASSWORD + " ").text().contains("違います"), owner::text);
        assertTrue(choose(" ＡＢ é 合言葉 ", " ＡＢ é 合言葉 ").isAt(Site.SEEKER.login()), owner::text);

        assertTrue(owner.submitPassword(account, "AB é 合言葉").isAt(Site.SEEKER.login()));
        assertTrue(owner.submitPassword(account, " ＡＢ é 合言葉 ").isAt(Site.SEEKER.otp()));
    }

    private HttpVisitor choose(String password, String again) throws Exception {
        return owner.submit(owner.form(RESET).type(NEW_PASSWORD, password).type(AGAIN, again))
                .follow();
    }
}
