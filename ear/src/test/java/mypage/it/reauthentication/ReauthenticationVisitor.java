package mypage.it.reauthentication;

import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.TestBed;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;

/** Somebody signed in at two browsers, who is to prove both factors again. */
public abstract class ReauthenticationVisitor {

    public static final String CONFIRM = "/seeker/confirm";

    public static final String CONFIRM_CODE = "/seeker/confirm-code";

    public static final String SESSION = "__Host-seeker-session";

    public static final String ATTEMPT = "__Host-seeker-attempt";

    public static final String CONFIRMATION = "__Host-seeker-confirmation";

    public static final String NEXT = "次へ";

    public static final String CURRENT = "いまのパスワード";

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

    public void signIn() throws Exception {
        here.submitPassword(account).submitCode(mailbox.first(account.email()).code());
    }

    /** Comes to the page that asks for the code. */
    public void begin() throws Exception {
        here.get(Site.SEEKER.password()).follow();
        assertTrue(here.isAt(CONFIRM), here::text);
        here.submit(here.form(NEXT).type(CURRENT, account.password())).follow();
        assertTrue(here.isAt(CONFIRM_CODE), here::text);
    }

    /** With the code of this mail, counted from 1. */
    public void confirm(int mail) throws Exception {
        begin();
        here.submitCode(mailbox.nth(mail, account.email()).code());
    }

    public void change(String password) throws Exception {
        here.submit(here.form(CHANGE).type("新しいパスワード", password).type("もう一度", password))
                .follow();
    }
}
