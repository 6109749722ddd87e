package mypage.admin.addressrequests;

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
import mypage.TestContainer;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.addressrequests.AddressLinkService;
import mypage.addressrequests.AddressLinkService.Outcome;
import mypage.addressrequests.AddressRequest;
import mypage.addressrequests.AddressRequest.State;
import mypage.addressrequests.AddressRequestRepository;
import mypage.addressrequests.AddressRequestTimer;
import mypage.addressrequests.Evidence;
import mypage.addressrequests.ShownDocuments;
import mypage.admin.addressrequests.RequestActionResult.Done;
import mypage.admin.addressrequests.RequestActionResult.Reason;
import mypage.admin.addressrequests.RequestActionResult.Refused;
import mypage.admin.addressrequests.RequestOpeningResult.Opened;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/** One account whose address is lost, and two members of staff, on real beans without a server. */
public abstract class AddressRequestFixture {

    public static final Duration SECOND = Duration.ofSeconds(1);
    public static final Duration WAIT = Duration.ofDays(3);
    public static final Duration LINK_VALIDITY = Duration.ofDays(7);
    public static final RequestContext OPENER = new RequestContext("192.0.2.11", "opener", "").actingAs(11L);
    public static final RequestContext APPROVER = new RequestContext("192.0.2.12", "approver", "").actingAs(12L);

    public static final ShownDocuments DOCUMENTS =
            new ShownDocuments(Evidence.DRIVING_LICENCE, Evidence.EMPLOYMENT_REGISTRATION);

    private static final Pattern LINK = Pattern.compile("(?m)^http\\S+/seeker/([a-z-]+)\\?t=([\\w-]+)&lang=ja$");

    public final TestContainer container = new TestContainer();
    public final AddressRequestRepository requests = container.get(AddressRequestRepository.class);
    public final AddressRequestTransactions transactions = container.get(AddressRequestTransactions.class);
    public final AddressLinkService links = container.get(AddressLinkService.class);
    public final AddressRequestTimer timer = container.get(AddressRequestTimer.class);
    public final AccountService accounts = container.get(AccountService.class);
    public final TestAccount account = new TestAccount(container);
    public final String newEmail = UUID.randomUUID() + "@new.example.jp";

    /** The request that {@link #open} opened. */
    public long id;

    public RequestOpeningResult request(String address) {
        return transactions.open(Service.SEEKER, account.email, address, DOCUMENTS, OPENER);
    }

    public void open() {
        id = assertInstanceOf(Opened.class, request(newEmail)).requestId();
    }

    public void review() {
        open();
        assertDone(transactions.review(id, OPENER));
    }

    public void approve() {
        review();
        assertDone(transactions.approve(id, APPROVER));
        deliver();
    }

    /** Marks the mail to the old address as sent now. */
    public void deliver() {
        account.update(
                "update outbox_message set state = 'SENT', finished_at = ?2 where topic = 'office:approved:' || ?1",
                id,
                Timestamp.from(now()));
    }

    /** Waits until the new address has its link. */
    public void waitOut() {
        approve();
        container.clock.pass(WAIT);
        timer.look();
    }

    public void complete() {
        waitOut();
        assertEquals(Outcome.CHANGED, prove());
    }

    public Outcome prove() {
        return links.prove(Service.SEEKER, token("address-prove", newEmail), account.context);
    }

    public boolean object() {
        return links.object(Service.SEEKER, objection(), account.context);
    }

    public String objection() {
        return token("address-stop", account.email);
    }

    public void assertDone(RequestActionResult step) {
        assertEquals(new Done(), step);
    }

    public void assertRefused(Reason reason, RequestActionResult step) {
        assertEquals(new Refused(reason), step);
        assertEquals("REQUEST_REFUSED", lastAudited());
    }

    public AddressRequest request() {
        return requests.find(id).orElseThrow();
    }

    public State state() {
        return request().state();
    }

    public String lastAudited() {
        List<String> all = account.audited();
        return all.get(all.size() - 1);
    }

    public Instant now() {
        return container.clock.instant();
    }

    public List<Mail> mailsTo(String address) {
        return rows(
                        "select topic, recipient, subject, body, not_after from outbox_message"
                                + " where recipient = ?1 order by id",
                        address)
                .stream()
                .map(Object[].class::cast)
                .map(row -> new Mail(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        container.get(Secrets.class).open((byte[]) row[3]),
                        ((Timestamp) row[4]).toInstant()))
                .toList();
    }

    public Mail lastMailTo(String address) {
        List<Mail> mails = mailsTo(address);
        return mails.get(mails.size() - 1);
    }

    /** The token of the newest link to this page in the mails to this address. */
    public String token(String page, String address) {
        return token(page, address, 0);
    }

    /** The token of the link that was mailed so many links before the newest. */
    public String token(String page, String address, int before) {
        List<String> all = mailsTo(address).stream()
                .flatMap(mail -> LINK.matcher(mail.body()).results())
                .filter(link -> link.group(1).equals(page))
                .map(link -> link.group(2))
                .toList();
        return all.get(all.size() - 1 - before);
    }

    public List<?> rows(String sql, Object parameter) {
        return container.inTransaction(() -> container
                .entities()
                .createNativeQuery(sql)
                .setParameter(1, parameter)
                .getResultList());
    }
}
