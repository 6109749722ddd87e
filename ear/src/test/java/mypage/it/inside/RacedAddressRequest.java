package mypage.it.inside;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import mypage.account.AccountService;
import mypage.account.AddressRegistry;
import mypage.account.Service;
import mypage.addressrequests.AddressLinkService;
import mypage.addressrequests.AddressLinkService.Outcome;
import mypage.addressrequests.AddressRequestRepository;
import mypage.addressrequests.AddressRequestTimer;
import mypage.admin.addressrequests.AddressRequestTransactions;
import mypage.admin.addressrequests.RequestActionResult;
import mypage.admin.addressrequests.RequestActionResult.Done;
import mypage.platform.RequestContext;
import org.junit.jupiter.api.BeforeEach;

/** A request for another address in any state, new for each round of a race, and those who are at it. */
public abstract class RacedAddressRequest {

    public static final RequestContext OWNER = new RequestContext("192.0.2.1", "it", "");
    private static final int ROUNDS = 30;

    @Inject
    public AddressRequestTransactions office;

    @Inject
    public AddressRequestRepository requests;

    @Inject
    public AddressLinkService links;

    @Inject
    public AddressRequestTimer timer;

    @Inject
    public AccountService accounts;

    @Inject
    public AddressRegistry addresses;

    @Resource(lookup = "java:app/jdbc/mypage")
    public DataSource dataSource;

    /** What happens at the same moment, on a new request. */
    public interface Round {
        void run() throws Exception;
    }

    public String name;
    public String newEmail;
    public Rows rows;
    public long account;
    public long request;

    @BeforeEach
    public void createAccount() throws Exception {
        rows = new Rows(dataSource);
        name = UUID.randomUUID().toString();
        newEmail = name + "@new.example.jp";
        account = rows.createAccount(name + "@example.jp", "none");
    }

    public void repeat(Round round) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            createAccount();
            round.run();
        }
    }

    /** Opened by the member of staff 1; each address has its link in any state. */
    public void stands(String state) throws Exception {
        request = insert(account, name, state);
    }

    public long insert(long owner, String tokens, String state) throws Exception {
        long id = rows.number("""
                insert into address_request (id, account_id, old_email, new_email, evidence, state, opened_by, opened_at,
                    decided_by, wait_until, objection_hash, proof_hash, proof_until)
                select nextval('id_seq'), id, email, ?, 'PASSPORT', ?, 1, now(), 2, now() - interval '1 second',
                    sha256(convert_to(?, 'UTF8')), sha256(convert_to(?, 'UTF8')), now() + interval '1 day'
                from account where id = ? returning id""", newEmail, state, "stop" + tokens, "prove" + tokens, owner);
        rows.update("""
                insert into outbox_message
                    (id, topic, recipient, subject, state, queued_at, not_after, next_try_at, tries, finished_at)
                select nextval('id_seq'), 'office:approved:' || ?, 'told', '-', 'SENT', t, t, t, 1, t
                from (select now() - interval '4 days' as t) told""", id);
        return id;
    }

    public static <T> List<T> both(Callable<T> one, Callable<T> other) throws Exception {
        Queue<Callable<T>> actions = new ConcurrentLinkedQueue<>(List.of(one, other));
        return Race.of(2, () -> actions.remove().call());
    }

    public Outcome prove(String token) {
        return links.prove(Service.SEEKER, "prove" + token, OWNER);
    }

    public static RequestContext staff(long id) {
        return new RequestContext("192.0.2.9", "it", "").actingAs(id);
    }

    public static long done(List<RequestActionResult> steps) {
        return steps.stream().filter(Done.class::isInstance).count();
    }

    public String state() {
        return requests.find(request).orElseThrow().state().name();
    }

    public boolean hasNewAddress(long id) {
        return accounts.get(id).email().equals(newEmail);
    }

    public long mailsTo(String address) throws Exception {
        return rows.number("select count(*) from outbox_message where recipient = ?", address);
    }
}
