package mypage.it.reauthentication;

import static org.junit.jupiter.api.Assertions.assertTrue;

import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.TestBed;
import org.junit.jupiter.api.BeforeEach;

/** A user with two browsers who has to reauthenticate before changing the password. */
public abstract class ReauthenticationVisitor {

    public static final String REAUTHENTICATE = "/seeker/confirm";

    static final String REAUTHENTICATE_CODE = "/seeker/confirm-code";

    public static final String SESSION_COOKIE = "__Host-seeker-session";

    static final String ATTEMPT_COOKIE = "__Host-seeker-attempt";

    static final String REAUTHENTICATION_COOKIE = "__Host-seeker-confirmation";

    static final String NEXT = "次へ";

    static final String CURRENT_PASSWORD = "いまのパスワード";

    public static final String CHANGE = "パスワードを変更する";

    public static final String OTHER_PASSWORD = "あたらしい合言葉 tomato";

    public final Mailbox mailbox = TestBed.mailbox();

    public final HttpVisitor here = TestBed.visitor();

    public final HttpVisitor there = TestBed.visitor();

    public AccountFixture account;

    @BeforeEach
    public void createAccount() throws Exception {
        account = AccountFixture.create(Site.SEEKER);
    }

    /** Signs in, long enough ago to be asked for both factors again. */
    public void signIn() throws Exception {
        here.submitPassword(account).submitCode(mailbox.first(account.email()).code());
        account.outlastAuthentication();
    }

    /** Submits the password, up to the page that asks for the code. */
    public void requestCode() throws Exception {
        here.get(Site.SEEKER.password()).follow();
        assertTrue(here.isAt(REAUTHENTICATE), here::text);
        here.submit(here.form(NEXT).type(CURRENT_PASSWORD, account.password())).follow();
        assertTrue(here.isAt(REAUTHENTICATE_CODE), here::text);
    }

    /** Submits password and code; the code is from the mail with this number, counted from 1. */
    public void reauthenticate(int mail) throws Exception {
        requestCode();
        here.submitCode(mailbox.nth(mail, account.email()).code());
    }

    public void changePassword(String password) throws Exception {
        here.submit(here.form(CHANGE).type("新しいパスワード", password).type("もう一度", password))
                .follow();
    }
}
