package mypage.it.addressrequests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import mypage.admin.staff.StaffRole;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.HtmlForm;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;

/** A request for another address, opened at the employment office and processed by two members of staff. */
public final class AddressRequestVisitor {

    static final String APPROVED = "メールアドレス変更の手続きのお知らせ";
    static final String REJECTED = "メールアドレスの変更ができなかったお知らせ";
    private static final String VERIFY = "新しいメールアドレスの確認のお願い";
    public static final String CHANGED = "メールアドレスを変更したお知らせ";
    static final String COMPLETED = "メールアドレスの変更が終わったお知らせ";
    static final String OBJECT_BUTTON = "メールアドレスの変更を取りやめる";
    static final String VERIFY_BUTTON = "このメールアドレスに変更する";

    private static final Map<String, String> BUTTONS = Map.of(
            "review", "申請を審査に進める",
            "approve", "申請を承認する",
            "reject", "申請を却下する",
            "withdraw", "申請を取り下げる",
            "resend", "新しいアドレスへのリンクを送る");
    private static final Set<String> DECISIONS = Set.of("approve", "reject");

    public final AccountFixture account;
    public final String newEmail;
    public final long id;
    private final Mailbox mailbox = TestBed.mailbox();
    private final StaffFixture operator = StaffFixture.with(StaffRole.OPERATE);
    private final StaffFixture approver = StaffFixture.with(StaffRole.APPROVE);

    public AddressRequestVisitor(AccountFixture account) throws Exception {
        this.account = account;
        this.newEmail = "new-" + account.email();
        this.id = open();
    }

    private long open() throws Exception {
        HttpVisitor visitor = operator.visitor().get("/admin/request-new");
        HtmlForm form =
                visitor.form("受け付ける").type("いまのメールアドレス", account.email()).type("新しいメールアドレス", newEmail);
        form.values().put("service", account.site().service.name());
        form.values().put("evidence", "MY_NUMBER_CARD");
        form.values()
                .put("registration", account.site() == Site.SEEKER ? "EMPLOYMENT_REGISTRATION" : "COMPANY_DOCUMENT");
        visitor.submit(form).follow();
        assertTrue(visitor.isAt("/admin/request"), visitor::text);
        return Long.parseLong(visitor.answer().uri().getQuery().replaceFirst("^of=(\\d+)&.*", "$1"));
    }

    /** A request that was approved, so that the old address gets a mail. */
    public static AddressRequestVisitor approved(Site site) throws Exception {
        return new AddressRequestVisitor(AccountFixture.create(site)).approve();
    }

    /** An approved request after the waiting period; staff, not the timer, have sent the link to the new address. */
    static AddressRequestVisitor awaitingVerification(Site site) throws Exception {
        return approved(site).endWaitingPeriod().perform("resend");
    }

    public AddressRequestVisitor approve() throws Exception {
        return perform("review").perform("approve");
    }

    /** Takes a step as the member of staff who has the role for it. */
    public AddressRequestVisitor perform(String step) throws Exception {
        StaffFixture staff = DECISIONS.contains(step) ? approver : operator;
        HttpVisitor visitor = staff.visitor().get("/admin/request-" + step + "?of=" + id);
        visitor.submit(visitor.form(BUTTONS.get(step))).follow();
        assertTrue(visitor.isAt("/admin/request") && visitor.body().contains("notice done"), visitor::text);
        return this;
    }

    /** Waits for the mail to the old address, and then moves it to the beginning of the waiting period. */
    public AddressRequestVisitor endWaitingPeriod() throws Exception {
        String topic = "office:approved:" + id;
        Await.until(
                "mail to the old address",
                () -> Sql.update(
                                "update outbox_message set finished_at = now() - interval '3 days'"
                                        + " where topic = ? and state = 'SENT'",
                                topic)
                        == 1);
        Sql.update("update address_request set wait_until = now() where id = ?", id);
        return this;
    }

    public String state() throws Exception {
        return Sql.text("select state from address_request where id = ?", id);
    }

    String objectionLink() throws Exception {
        return mailbox.notice(APPROVED, account.email()).link();
    }

    /** The latest link, which alone is valid. */
    String verificationLink() throws Exception {
        return Await.value(
                "link to verify " + newEmail,
                () -> mailbox.all(newEmail).stream()
                        .filter(mail -> mail.subject().endsWith(VERIFY))
                        .map(Mailbox.Mail::link)
                        .filter(this::isLatest)
                        .findFirst());
    }

    private boolean isLatest(String link) {
        try {
            return Sql.number(
                            "select count(*) from address_request where proof_hash = sha256(convert_to(?, 'UTF8'))",
                            link.split("[=&]")[1])
                    == 1;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The account after its address has changed. */
    AccountFixture accountWithNewAddress() {
        return new AccountFixture(account.site(), newEmail, account.password(), account.id());
    }
}
