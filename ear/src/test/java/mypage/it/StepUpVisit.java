package mypage.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;

/** Somebody signed in at two browsers, who is to prove both factors again. */
abstract class StepUpVisit {

    static final String CONFIRM = "/seeker/confirm";

    static final String CONFIRM_CODE = "/seeker/confirm-code";

    static final String SESSION = "__Host-seeker-session";

    static final String ATTEMPT = "__Host-seeker-attempt";

    static final String CONFIRMATION = "__Host-seeker-confirmation";

    static final String NEXT = "次へ";

    static final String CURRENT = "いまのパスワード";

    static final String CHANGE = "パスワードを変更する";

    static final String ANOTHER = "あたらしい合言葉 tomato";

    final Mailbox mailbox = TestBed.mailbox();

    final HttpVisitor here = TestBed.visitor();

    final HttpVisitor there = TestBed.visitor();

    TestAccount account;

    @BeforeEach
    void createAccount() throws Exception {
        account = TestAccount.create(Site.SEEKER);
    }

    void signIn() throws Exception {
        here.passPassword(account).typeCode(mailbox.first(account.email()).code());
    }

    /** Comes to the page that asks for the code. */
    void begin() throws Exception {
        here.get(Site.SEEKER.password()).follow();
        assertTrue(here.isAt(CONFIRM), here::text);
        here.submit(here.form(NEXT).type(CURRENT, account.password())).follow();
        assertTrue(here.isAt(CONFIRM_CODE), here::text);
    }

    /** With the code of this mail, counted from 1. */
    void confirm(int mail) throws Exception {
        begin();
        here.typeCode(mailbox.nth(mail, account.email()).code());
    }

    void change(String password) throws Exception {
        here.submit(here.form(CHANGE).type("新しいパスワード", password).type("もう一度", password))
                .follow();
    }
}
