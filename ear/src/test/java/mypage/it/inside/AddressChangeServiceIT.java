package mypage.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.otp.PendingCode;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.profile.AddressChangeResult.CodeRequired;
import mypage.profile.AddressChangeService;
import mypage.profile.AddressCodeResult;
import mypage.profile.AddressCodeResult.Changed;
import mypage.profile.AddressCodeResult.CodeRefused;
import mypage.profile.AddressCodeResult.Taken;
import mypage.recovery.EventDisavowalResult;
import mypage.recovery.RecoveryService;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes of addresses, and objections to them, while others are at it at the same moment. */
@ArquillianTest
@Tag("C19")
class AddressChangeServiceIT {

    private static final RequestContext CLIENT = new RequestContext("192.0.2.1", "it", "");
    private static final String CODE = "123456";

    @Inject
    AddressChangeService changes;

    @Inject
    RecoveryService recovery;

    @Inject
    AccountService accounts;

    @Inject
    SessionService sessions;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    Secrets secrets;

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    private final String email = newAddress();
    private final String next = newAddress();
    private Rows rows;
    private Owner owner;

    private record Owner(SignedInUser user, PendingCode pending) {}

    @BeforeEach
    void begin() throws SQLException {
        rows = new Rows(dataSource);
        owner = begin(email, next);
    }

    private static String newAddress() {
        return UUID.randomUUID() + "@example.jp";
    }

    /** One who is to type {@link #CODE}. */
    private Owner begin(String from, String to) throws SQLException {
        long id = rows.createAccount(from, "none");
        SignedInUser user = sessions.resume(Service.SEEKER, sessions.open(accounts.get(id), CLIENT))
                .orElseThrow();
        rows.update("update user_session set confirmed_at = now() where account_id = ?", id);
        PendingCode pending = assertInstanceOf(CodeRequired.class, changes.begin(user, to, CLIENT))
                .code();
        rows.update(
                "update address_change set code_hash = ? where account_id = ?",
                secrets.keyedHash("address:" + pending.token() + ":" + CODE),
                id);
        return new Owner(user, pending);
    }

    private AddressCodeResult type(Owner who, String code) {
        return changes.submit(who.user(), who.pending().token(), code, CLIENT);
    }

    @Test
    @Tag("C10")
    void oneOfManyAtOnceChangesTheAddress() throws Exception {
        List<AddressCodeResult> steps = Race.of(20, () -> type(owner, CODE));

        assertEquals(1, count(Changed.class, steps));
        assertEquals(1, audited("EMAIL_CHANGED"));
        assertEquals(next, accounts.get(owner.user().accountId()).email());
        assertEquals(1, rows.number("select count(*) from owner_link where former_email = ?", email));
    }

    @Test
    @Tag("C5")
    void ofManyGuessesAtOnceFiveAreJudged() throws Exception {
        List<AddressCodeResult> steps = Race.of(20, () -> type(owner, "000000"));

        assertEquals(5, audited("ADDRESS_PROOF_WRONG"));
        assertEquals(4, count(CodeRefused.class, steps));
        assertEquals(5, rows.number("select tries from address_change where email = ?", next));
    }

    @Test
    void oneOfTwoAccountsGetsTheAddressAndTheOtherIsTold() throws Exception {
        Owner other = begin(newAddress(), next);
        Iterator<Owner> both = new ConcurrentLinkedQueue<>(List.of(owner, other)).iterator();

        List<AddressCodeResult> steps = Race.of(2, () -> type(nextOf(both), CODE));

        assertEquals(1, count(Changed.class, steps));
        assertEquals(1, count(Taken.class, steps));
        assertEquals(1, rows.number("select count(*) from account where email = ?", next));
    }

    private static Owner nextOf(Iterator<Owner> both) {
        synchronized (both) {
            return both.next();
        }
    }

    @Test
    @Tag("T11")
    void oneOfManyAtOnceObjects() throws Exception {
        String link = objection();
        type(owner, CODE);

        List<EventDisavowalResult> results = Race.of(20, () -> recovery.shutOut(Service.SEEKER, link, CLIENT));

        assertEquals(1, count(EventDisavowalResult.Done.class, results));
        assertEquals(19, count(EventDisavowalResult.LinkInvalid.class, results));
        assertEquals(1, audited("EMAIL_RESTORED"));
        assertEquals(email, accounts.get(owner.user().accountId()).email());
    }

    /** Whichever comes first: afterwards the account has the objector's address, and nobody else can change that. */
    @Test
    @Tag("C7")
    void anObjectionWinsAgainstAChangeAtTheSameMoment() throws Exception {
        String link = objection();
        Iterator<Boolean> turns = new ConcurrentLinkedQueue<>(List.of(true, false)).iterator();

        Race.of(2, () -> {
            boolean objects;
            synchronized (turns) {
                objects = turns.next();
            }
            return objects ? recovery.shutOut(Service.SEEKER, link, CLIENT) : type(owner, CODE);
        });

        long id = owner.user().accountId();
        assertEquals(email, accounts.get(id).email());
        assertEquals(0, rows.number("select count(*) from owner_link where account_id = ? and purpose = 'NOT_ME'", id));
        assertTrue(sessions.list(id).isEmpty());
    }

    private String objection() {
        return tokens.issueObjection(
                accounts.get(owner.user().accountId()), Instant.now().plusSeconds(60));
    }

    private long audited(String kind) throws SQLException {
        return rows.number(
                "select count(*) from audit_event where account_id = ? and kind = ?",
                owner.user().accountId(),
                kind);
    }

    private static long count(Class<?> kind, List<?> results) {
        return results.stream().filter(kind::isInstance).count();
    }
}
