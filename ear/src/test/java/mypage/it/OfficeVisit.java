package mypage.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An owner who lost the address of an account goes to the office, where two members of staff work. */
final class OfficeVisit {

    static final String APPROVED = "メールアドレス変更の手続きのお知らせ";
    static final String REJECTED = "メールアドレスの変更ができなかったお知らせ";
    static final String PROVE = "新しいメールアドレスの確認のお願い";
    static final String CHANGED = "メールアドレスを変更したお知らせ";
    static final String COMPLETED = "メールアドレスの変更が終わったお知らせ";
    static final String STOP_BUTTON = "メールアドレスの変更を取りやめる";
    static final String PROVE_BUTTON = "このメールアドレスに変更する";

    private static final Pattern DONE = Pattern.compile("Done\\[requestId=(\\d+)]");

    final TestAccount account;
    final String newEmail;
    final long id;
    private final Mailbox mailbox = TestBed.mailbox();

    OfficeVisit(TestAccount account) throws Exception {
        this.account = account;
        this.newEmail = "new-" + account.email();
        this.id = step("service=" + account.site().service + "&old=" + account.email() + "&new=" + newEmail, 1);
    }

    /** Approved, and the old address told. */
    static OfficeVisit approved(Site site) throws Exception {
        return new OfficeVisit(TestAccount.create(site)).approve();
    }

    /** The same with the waiting time over, and the new address's link sent at once, without waiting for a timer. */
    static OfficeVisit waited(Site site) throws Exception {
        return approved(site).waitOut().take("resend", 1);
    }

    OfficeVisit approve() throws Exception {
        take("review", 1);
        return take("approve", 2);
    }

    OfficeVisit take(String step, long staff) throws Exception {
        step("id=" + id + "&step=" + step, staff);
        return this;
    }

    private long step(String what, long staff) throws Exception {
        var desk = TestBed.visitor().get("/office-desk?staff=" + staff + "&" + what);
        Matcher done = DONE.matcher(desk.body());
        assertTrue(done.find(), desk::body);
        return Long.parseLong(done.group(1));
    }

    OfficeVisit waitOut() throws Exception {
        Sql.update("update address_request set wait_until = now() where id = ?", id);
        return this;
    }

    String state() throws Exception {
        return Sql.text("select state from address_request where id = ?", id);
    }

    String stopLink() throws Exception {
        return mailbox.notice(APPROVED, account.email()).link();
    }

    /** The one that can be used. */
    String proveLink() throws Exception {
        return Await.value(
                "link to prove " + newEmail,
                () -> mailbox.all(newEmail).stream()
                        .filter(mail -> mail.subject().endsWith(PROVE))
                        .map(Mailbox.Mail::link)
                        .filter(this::isNewest)
                        .findFirst());
    }

    private boolean isNewest(String link) {
        try {
            return Sql.number(
                            "select count(*) from address_request where proof_hash = sha256(convert_to(?, 'UTF8'))",
                            link.substring(link.indexOf("t=") + 2))
                    == 1;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The account as its owner knows it once the address has changed. */
    TestAccount changed() {
        return new TestAccount(account.site(), newEmail, account.password(), account.id());
    }
}
