package mypage.it.profile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.junit.jupiter.api.BeforeEach;

/** The user of an employer's main account, with two browsers. */
abstract class EmployerVisitor {

    static final String ADDITIONAL = "/employer/additional";

    static final String ADD = "/employer/additional-add";

    static final String REMOVE = "/employer/additional-remove";

    static final String CLOSE = "/employer/close";

    static final String INVITE = "招待のメールを送る";

    static final String NEW_ADDRESS = "追加する方のメールアドレス";

    static final String DELETE = "削除する";

    static final String CLOSE_BUTTON = "アカウントを閉じる";

    static final String READ = "上の内容を確認しました";

    static final String INVITATION = "アカウント登録のご案内";

    static final String REMOVED = "追加アカウントが削除されたお知らせ";

    static final String CLOSED = "アカウントを閉じたお知らせ";

    final Mailbox mailbox = TestBed.mailbox();

    final HttpVisitor here = TestBed.visitor();

    final HttpVisitor there = TestBed.visitor();

    public AccountFixture main;

    @BeforeEach
    void createAccount() throws Exception {
        main = AccountFixture.create(Site.EMPLOYER);
    }

    /** Signs in, long enough ago to be asked for both factors again. */
    void signIn(HttpVisitor visitor, AccountFixture account) throws Exception {
        visitor.submitPassword(account);
        visitor.submitCode(mailbox.answering(visitor, account.email()).code());
        account.outlastAuthentication();
        assertTrue(visitor.isAt(account.site().mypage()), visitor::text);
    }

    /** Signs in and marks the session as recently authenticated. */
    void signInReauthenticated(HttpVisitor visitor, AccountFixture account) throws Exception {
        signIn(visitor, account);
        Sql.update("update user_session set confirmed_at = now() where account_id = ?", account.id());
    }

    /** Reauthenticates, starting on its first page. */
    void reauthenticate(HttpVisitor visitor, AccountFixture account) throws Exception {
        assertTrue(visitor.isAt(account.site().path + "/confirm"), visitor::text);
        visitor.submit(visitor.form("次へ").type("いまのパスワード", account.password())).follow();
        visitor.submitCode(mailbox.answering(visitor, account.email()).code());
    }

    void invite(String email) throws Exception {
        here.get(ADD).follow();
        here.submit(here.form(INVITE).type(NEW_ADDRESS, email)).follow();
    }

    static boolean isSignedOut(HttpVisitor visitor, Site site) throws Exception {
        return visitor.get(site.mypage()).follow().isAt(site.login());
    }

    static boolean isOpen(long id) throws Exception {
        return Sql.number("select count(*) from account where id = ? and locked_at is null", id) == 1;
    }

    static void assertNoSecretInAddresses(HttpVisitor visitor) {
        assertTrue(
                visitor.addresses().stream()
                        .map(Object::toString)
                        .noneMatch(address -> address.contains("@") || address.contains("%40")),
                () -> visitor.addresses().toString());
    }
}
