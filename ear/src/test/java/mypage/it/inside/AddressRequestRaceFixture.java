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

/** An address request in a given state, new for each round of a race. */
abstract class AddressRequestRaceFixture {

    static final RequestContext OWNER = new RequestContext("192.0.2.1", "it", "");
    private static final int ROUNDS = 30;

    @Inject
    AddressRequestTransactions requests;

    @Inject
    AddressRequestRepository repository;

    @Inject
    AddressLinkService links;

    @Inject
    AddressRequestTimer timer;

    @Inject
    AccountService accounts;

    @Inject
    AddressRegistry addresses;

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    /** The steps of one race, on a new request. */
    interface Round {
        void run() throws Exception;
    }

    String name;
    String newEmail;
    Rows rows;
    long account;
    long request;

    @BeforeEach
    void createAccount() throws Exception {
        rows = new Rows(dataSource);
        name = UUID.randomUUID().toString();
        newEmail = name + "@new.example.jp";
        account = rows.createAccount(name + "@example.jp", "none");
    }

    void repeat(Round round) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            createAccount();
            round.run();
        }
    }

    /** Inserts a request that member 1 opened; both addresses have a link whatever the state. */
    void insertRequest(String state) throws Exception {
        request = insert(account, name, state);
    }

    long insert(long owner, String tokens, String state) throws Exception {
        long id = rows.number("""
                insert into address_request
                    (id, account_id, old_email, new_email, evidence, state, opened_by, opened_at,
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

    static <T> List<T> both(Callable<T> one, Callable<T> other) throws Exception {
        Queue<Callable<T>> actions = new ConcurrentLinkedQueue<>(List.of(one, other));
        return Race.of(2, () -> actions.remove().call());
    }

    Outcome verify(String token) {
        return links.prove(Service.SEEKER, "prove" + token, OWNER);
    }

    static RequestContext staff(long id) {
        return new RequestContext("192.0.2.9", "it", "").actingAs(id);
    }

    static long done(List<RequestActionResult> results) {
        return results.stream().filter(Done.class::isInstance).count();
    }

    String state() {
        return repository.find(request).orElseThrow().state().name();
    }

    boolean hasNewAddress(long id) {
        return accounts.get(id).email().equals(newEmail);
    }

    long mailsTo(String address) throws Exception {
        return rows.number("select count(*) from outbox_message where recipient = ?", address);
    }
}
