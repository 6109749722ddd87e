package mypage.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import mypage.TestAccount;
import mypage.TestAccount.Mail;
import mypage.Wired;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.audit.Client;
import mypage.office.AddressLinkService.Outcome;
import mypage.office.AddressRequest.State;
import mypage.office.RequestOpeningResult.Opened;
import mypage.office.RequestStepResult.Done;
import mypage.office.RequestStepResult.Reason;
import mypage.office.RequestStepResult.Refused;
import mypage.platform.Secrets;

/** One account whose address is lost, and two members of staff, on real beans without a server. */
abstract class OneRequest {

    static final Duration SECOND = Duration.ofSeconds(1);
    static final Duration WAIT = Duration.ofDays(3);
    static final Duration LINK_VALIDITY = Duration.ofDays(7);
    static final Client OPENER = new Client("192.0.2.11", "opener", "").actingAs(11L);
    static final Client APPROVER = new Client("192.0.2.12", "approver", "").actingAs(12L);

    private static final Pattern LINK = Pattern.compile("(?m)^http\\S+/seeker/([a-z-]+)\\?t=(\\S+)$");

    final Wired wired = new Wired();
    final RequestSteps office = wired.get(RequestSteps.class);
    final AddressLinkService links = wired.get(AddressLinkService.class);
    final AddressRequestTimer timer = wired.get(AddressRequestTimer.class);
    final AccountService accounts = wired.get(AccountService.class);
    final TestAccount account = new TestAccount(wired);
    final String newEmail = UUID.randomUUID() + "@new.example.jp";

    /** The request that {@link #open} opened. */
    long id;

    RequestOpeningResult request(String address) {
        return office.open(Service.SEEKER, account.email, address, Evidence.DRIVING_LICENCE, OPENER);
    }

    void open() {
        id = assertInstanceOf(Opened.class, request(newEmail)).requestId();
    }

    void review() {
        open();
        assertDone(office.review(id, OPENER));
    }

    void approve() {
        review();
        assertDone(office.approve(id, APPROVER));
        deliver();
    }

    /** The mail to the old address goes out now. */
    void deliver() {
        account.update(
                "update outbox_message set state = 'SENT', finished_at = ?2 where topic = 'office:approved:' || ?1",
                id,
                Timestamp.from(now()));
    }

    /** Until the new address has its link. */
    void waitOut() {
        approve();
        wired.clock.pass(WAIT);
        timer.look();
    }

    void complete() {
        waitOut();
        assertEquals(Outcome.CHANGED, prove());
    }

    Outcome prove() {
        return links.prove(Service.SEEKER, token("address-prove", newEmail), account.client);
    }

    boolean object() {
        return links.object(Service.SEEKER, objection(), account.client);
    }

    String objection() {
        return token("address-stop", account.email);
    }

    void assertDone(RequestStepResult step) {
        assertEquals(new Done(), step);
    }

    void assertRefused(Reason reason, RequestStepResult step) {
        assertEquals(new Refused(reason), step);
        assertEquals("REQUEST_REFUSED", lastAudited());
    }

    AddressRequest request() {
        return office.find(id).orElseThrow();
    }

    State state() {
        return request().state();
    }

    String lastAudited() {
        List<String> all = account.audited();
        return all.get(all.size() - 1);
    }

    Instant now() {
        return wired.clock.instant();
    }

    List<Mail> mailsTo(String address) {
        return rows(
                        "select topic, recipient, subject, body, not_after from outbox_message where recipient = ?1 order by id",
                        address)
                .stream()
                .map(Object[].class::cast)
                .map(row -> new Mail(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        wired.get(Secrets.class).open((byte[]) row[3]),
                        ((Timestamp) row[4]).toInstant()))
                .toList();
    }

    Mail lastMailTo(String address) {
        List<Mail> mails = mailsTo(address);
        return mails.get(mails.size() - 1);
    }

    /** Of the newest link to this page in the mails to this address. */
    String token(String page, String address) {
        return mailsTo(address).stream()
                .flatMap(mail -> LINK.matcher(mail.body()).results())
                .filter(link -> link.group(1).equals(page))
                .map(link -> link.group(2))
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    List<?> rows(String sql, Object parameter) {
        return wired.inTransaction(() -> wired.entities()
                .createNativeQuery(sql)
                .setParameter(1, parameter)
                .getResultList());
    }
}
