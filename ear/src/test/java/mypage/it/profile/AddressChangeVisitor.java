package mypage.it.profile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.junit.jupiter.api.BeforeEach;

/** A signed-in user who changes their own address. */
public abstract class AddressChangeVisitor {

    static final String CODE_SUBJECT = "新しいメールアドレスの確認番号のお知らせ";
    static final String CHANGED_SUBJECT = "メールアドレス変更のお知らせ";
    static final String REQUEST_CODE = "確認番号をメールで受け取る";
    static final String NEW_ADDRESS = "新しいメールアドレス";
    public static final String CHANGE = "メールアドレスを変更する";
    public static final String NUMBER = "確認番号";
    public static final String REAUTHENTICATE = Site.SEEKER.path + "/confirm";
    public static final String SESSION_COOKIE = "__Host-seeker-session";
    static final String CHANGE_COOKIE = "__Host-seeker-address";

    public final Mailbox mailbox = TestBed.mailbox();

    public final HttpVisitor here = TestBed.visitor();

    public final String newEmail = newAddress();

    public AccountFixture account;

    @BeforeEach
    public void createAccount() throws Exception {
        account = AccountFixture.create(Site.SEEKER);
    }

    public static String newAddress() {
        return UUID.randomUUID() + "@example.jp";
    }

    /** Signs in, long enough ago to be asked for both factors again. */
    public void signIn() throws Exception {
        here.submitPassword(account).submitCode(mailbox.first(account.email()).code());
        account.outlastAuthentication();
    }

    /** Reauthenticates and so gets to the page for the new address; the code's mail is counted from 1. */
    public void reauthenticate(int mail) throws Exception {
        here.get(Site.SEEKER.address()).follow();
        assertTrue(here.isAt(REAUTHENTICATE), here::text);
        here.submit(here.form("次へ").type("いまのパスワード", account.password())).follow();
        here.submitCode(mailbox.nth(mail, account.email()).code());
        assertTrue(here.isAt(Site.SEEKER.address()), here::text);
    }

    void signInAndReauthenticate() throws Exception {
        signIn();
        reauthenticate(2);
    }

    /** Marks the account's sessions as recently authenticated, without the pages for it. */
    public static void markReauthenticated(AccountFixture whose) throws Exception {
        Sql.update("update user_session set confirmed_at = now() where account_id = ?", whose.id());
    }

    public HttpVisitor requestCode(String address) throws Exception {
        here.get(Site.SEEKER.address());
        return here.submit(here.form(REQUEST_CODE).type(NEW_ADDRESS, address)).follow();
    }

    public HttpVisitor submitCode(String code) throws Exception {
        return here.submit(here.form(CHANGE).type(NUMBER, code)).follow();
    }

    String codeSentTo(String address) throws Exception {
        return mailbox.notice(CODE_SUBJECT, address).verificationCode().strip();
    }

    /** Changes the address; returns the revert link that was mailed to the former one. */
    public String changeTo(String address) throws Exception {
        String formerEmail = Sql.text("select email from account where id = ?", account.id());
        requestCode(address);
        submitCode(codeSentTo(address));
        assertTrue(here.isAt(Site.SEEKER.account()), here::text);
        return mailbox.notice(CHANGED_SUBJECT, formerEmail).link();
    }

    public static String currentEmail(AccountFixture whose) throws Exception {
        return Sql.text("select email from account where id = ?", whose.id());
    }
}
