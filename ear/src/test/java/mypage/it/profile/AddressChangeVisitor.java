package mypage.it.profile;

import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Somebody who is signed in and changes the own address. */
public abstract class AddressChangeVisitor {

    public static final String CODE_SUBJECT = "新しいメールアドレスの確認番号のお知らせ";
    public static final String OLD_SUBJECT = "メールアドレス変更のお知らせ";
    public static final String ASK = "確認番号をメールで受け取る";
    public static final String NEW_ADDRESS = "新しいメールアドレス";
    public static final String CHANGE = "メールアドレスを変更する";
    public static final String NUMBER = "確認番号";
    public static final String CONFIRM = Site.SEEKER.path + "/confirm";
    public static final String SESSION = "__Host-seeker-session";
    public static final String COOKIE = "__Host-seeker-address";

    public final Mailbox mailbox = TestBed.mailbox();

    public final HttpVisitor here = TestBed.visitor();

    public final String next = newAddress();

    public AccountFixture account;

    @BeforeEach
    public void createAccount() throws Exception {
        account = AccountFixture.create(Site.SEEKER);
    }

    public static String newAddress() {
        return UUID.randomUUID() + "@example.jp";
    }

    public void signIn() throws Exception {
        here.submitPassword(account).submitCode(mailbox.first(account.email()).code());
    }

    /** Comes to the page that asks for the new address, proving both factors with the code of this mail, counted from 1. */
    public void confirm(int mail) throws Exception {
        here.get(Site.SEEKER.address()).follow();
        assertTrue(here.isAt(CONFIRM), here::text);
        here.submit(here.form("次へ").type("いまのパスワード", account.password())).follow();
        here.submitCode(mailbox.nth(mail, account.email()).code());
        assertTrue(here.isAt(Site.SEEKER.address()), here::text);
    }

    public void signInAndReauthenticate() throws Exception {
        signIn();
        confirm(2);
    }

    /** As after the same, without mails: for tests of what comes later. */
    public static void markReauthenticated(AccountFixture whose) throws Exception {
        Sql.update("update user_session set confirmed_at = now() where account_id = ?", whose.id());
    }

    public HttpVisitor ask(String address) throws Exception {
        here.get(Site.SEEKER.address());
        return here.submit(here.form(ASK).type(NEW_ADDRESS, address)).follow();
    }

    public HttpVisitor type(String code) throws Exception {
        return here.submit(here.form(CHANGE).type(NUMBER, code)).follow();
    }

    public String codeTo(String address) throws Exception {
        return mailbox.notice(CODE_SUBJECT, address).verificationCode().strip();
    }

    /** All the way; returns the link that the address before it got. */
    public String changeTo(String address) throws Exception {
        String before = Sql.text("select email from account where id = ?", account.id());
        ask(address);
        type(codeTo(address));
        assertTrue(here.isAt(Site.SEEKER.account()), here::text);
        return mailbox.notice(OLD_SUBJECT, before).link();
    }

    public static String email(AccountFixture whose) throws Exception {
        return Sql.text("select email from account where id = ?", whose.id());
    }
}
