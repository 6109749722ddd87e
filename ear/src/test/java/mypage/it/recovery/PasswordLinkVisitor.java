package mypage.it.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;
import mypage.it.AccountFixture;
import mypage.it.HtmlForm;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;

/** Requests and opens links to choose a password, for a reset or a registration. */
public final class PasswordLinkVisitor {

    public static final String FORGOT = "/forgot";
    public static final String AGAIN = "/register-again";
    static final String RESET = "/password-reset";
    public static final String REGISTER = "/register";

    public static final String ASK_RESET = "再登録のリンクを受け取る";
    public static final String ASK_INVITATION = "新しいリンクを受け取る";
    static final String CHOOSE = "パスワードを再登録する";
    public static final String REGISTER_BUTTON = "登録する";
    public static final String PRIVACY = "プライバシーポリシーに同意します（必須）";
    public static final String TERMS = "マイページ利用規約に同意します（必須）";
    public static final String NEW_PASSWORD = "新しいパスワード";
    public static final String AGAIN_PASSWORD = "もう一度";
    public static final String SENT = "入力されたアドレスのアカウントがあれば、メールをお送りしました";
    static final String RESET_OVER = "パスワードを再登録できません";
    public static final String REGISTER_OVER = "まだ登録されていない方";
    public static final String OTHER_PASSWORD = "あたらしい合言葉 tomato";

    private PasswordLinkVisitor() {}

    /** Creates an invited account that has not registered. */
    public static AccountFixture invited(Site site) throws Exception {
        var account = AccountFixture.create(site);
        Sql.update("update account set password_hash = null where id = ?", account.id());
        return account;
    }

    /** Submits the form of パスワード再登録, without following the redirect. */
    public static HttpVisitor ask(HttpVisitor visitor, Site site, String email) throws Exception {
        visitor.get(site.path + FORGOT);
        return visitor.submit(visitor.form(ASK_RESET).type(HttpVisitor.ID, email));
    }

    /** Requests a reset link and returns it from the mail. */
    public static String reset(AccountFixture account) throws Exception {
        ask(TestBed.visitor(), account.site(), account.email());
        return TestBed.mailbox().notice("パスワード再登録のご案内", account.email()).link();
    }

    /** Requests a new invitation and returns its link from the mail. */
    public static String invitation(AccountFixture account) throws Exception {
        var visitor = TestBed.visitor().get(account.site().path + AGAIN);
        visitor.submit(visitor.form(ASK_INVITATION).type(HttpVisitor.ID, account.email()))
                .follow();
        assertTrue(visitor.text().contains(SENT), visitor::text);
        return TestBed.mailbox().notice("アカウント登録のご案内", account.email()).link();
    }

    public static HttpVisitor choose(HttpVisitor visitor, String password) throws Exception {
        return visitor.submit(visitor.form(CHOOSE).type(NEW_PASSWORD, password).type(AGAIN_PASSWORD, password))
                .follow();
    }

    public static HtmlForm registration(HttpVisitor visitor, String password) {
        return visitor.form(REGISTER_BUTTON).type(NEW_PASSWORD, password).type(AGAIN_PASSWORD, password);
    }

    /** Posts a form with a forged Host header, which HttpClient does not send. */
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
}
