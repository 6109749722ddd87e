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
import java.util.Map;
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
import mypage.trust.DeviceCookies;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Simultaneous changes of an address, and reverts of them. */
@ArquillianTest
@Tag("C19")
class AddressChangeServiceIT {

    private static final RequestContext CLIENT = new RequestContext("192.0.2.1", "it", "");
    private static final DeviceCookies DEVICE = new DeviceCookies("it", Map.of());
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
    private final String newEmail = newAddress();
    private Rows rows;
    private PendingChange pending;

    private record PendingChange(SignedInUser user, PendingCode code) {}

    @BeforeEach
    void begin() throws SQLException {
        rows = new Rows(dataSource);
        pending = begin(email, newEmail);
    }

    private static String newAddress() {
        return UUID.randomUUID() + "@example.jp";
    }

    /** Begins a change to the address that {@link #CODE} completes. */
    private PendingChange begin(String from, String to) throws SQLException {
        long id = rows.createAccount(from, "none");
        SignedInUser user = sessions.resume(Service.SEEKER, sessions.open(accounts.get(id), CLIENT))
                .orElseThrow();
        rows.update("update user_session set confirmed_at = now() where account_id = ?", id);
        PendingCode code = assertInstanceOf(CodeRequired.class, changes.begin(user, to, CLIENT))
                .code();
        rows.update(
                "update address_change set code_hash = ? where account_id = ?",
                secrets.keyedHash("address:" + code.token() + ":" + CODE),
                id);
        return new PendingChange(user, code);
    }

    private AddressCodeResult submitCode(PendingChange change, String code) {
        return changes.submit(change.user(), change.code().token(), code, DEVICE, CLIENT);
    }

    @Test
    @Tag("C10")
    void aCodeSubmittedManyTimesAtOnceChangesTheAddressOnce() throws Exception {
        List<AddressCodeResult> results = Race.of(20, () -> submitCode(pending, CODE));

        assertEquals(1, count(Changed.class, results));
        assertEquals(1, auditEvents("EMAIL_CHANGED"));
        assertEquals(newEmail, accounts.get(pending.user().accountId()).email());
        assertEquals(1, rows.number("select count(*) from owner_link where former_email = ?", email));
    }

    @Test
    @Tag("C5")
    void ofManySimultaneousGuessesFiveAreChecked() throws Exception {
        List<AddressCodeResult> results = Race.of(20, () -> submitCode(pending, "000000"));

        assertEquals(5, auditEvents("ADDRESS_PROOF_WRONG"));
        assertEquals(4, count(CodeRefused.class, results));
        assertEquals(5, rows.number("select tries from address_change where email = ?", newEmail));
    }

    @Test
    void ofTwoAccountsOnlyOneGetsTheAddress() throws Exception {
        PendingChange other = begin(newAddress(), newEmail);
        Iterator<PendingChange> both = new ConcurrentLinkedQueue<>(List.of(pending, other)).iterator();

        List<AddressCodeResult> results = Race.of(2, () -> submitCode(poll(both), CODE));

        assertEquals(1, count(Changed.class, results));
        assertEquals(1, count(Taken.class, results));
        assertEquals(1, rows.number("select count(*) from account where email = ?", newEmail));
    }

    private static PendingChange poll(Iterator<PendingChange> both) {
        synchronized (both) {
            return both.next();
        }
    }

    @Test
    @Tag("T11")
    void aRevertLinkUsedManyTimesAtOnceWorksOnce() throws Exception {
        String link = revertLink();
        submitCode(pending, CODE);

        List<EventDisavowalResult> results = Race.of(20, () -> recovery.shutOut(Service.SEEKER, link, CLIENT));

        assertEquals(1, count(EventDisavowalResult.Done.class, results));
        assertEquals(19, count(EventDisavowalResult.LinkInvalid.class, results));
        assertEquals(1, auditEvents("EMAIL_RESTORED"));
        assertEquals(email, accounts.get(pending.user().accountId()).email());
    }

    /** Whichever comes first, the account ends up with its former address, and no session can change that. */
    @Test
    @Tag("C7")
    void aRevertWinsAgainstASimultaneousChange() throws Exception {
        String link = revertLink();
        Iterator<Boolean> turns = new ConcurrentLinkedQueue<>(List.of(true, false)).iterator();

        Race.of(2, () -> {
            boolean reverts;
            synchronized (turns) {
                reverts = turns.next();
            }
            return reverts ? recovery.shutOut(Service.SEEKER, link, CLIENT) : submitCode(pending, CODE);
        });

        long id = pending.user().accountId();
        assertEquals(email, accounts.get(id).email());
        assertEquals(0, rows.number("select count(*) from owner_link where account_id = ? and purpose = 'NOT_ME'", id));
        assertTrue(sessions.list(id).isEmpty());
    }

    private String revertLink() {
        return tokens.issueObjection(
                accounts.get(pending.user().accountId()), Instant.now().plusSeconds(60));
    }

    private long auditEvents(String kind) throws SQLException {
        return rows.number(
                "select count(*) from audit_event where account_id = ? and kind = ?",
                pending.user().accountId(),
                kind);
    }

    private static long count(Class<?> kind, List<?> results) {
        return results.stream().filter(kind::isInstance).count();
    }
}
