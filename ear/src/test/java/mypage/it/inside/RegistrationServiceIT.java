package mypage.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.LinkInvalid;
import mypage.actiontoken.PasswordByLinkResult;
import mypage.actiontoken.PasswordByLinkResult.Changed;
import mypage.platform.RequestContext;
import mypage.registration.RegistrationService;
import mypage.registration.RegistrationService.Invitation;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Simultaneous invitations and registrations of one account. */
@ArquillianTest
@Tag("C19")
@Tag("T11")
class RegistrationServiceIT {

    private static final RequestContext CLIENT = new RequestContext("192.0.2.1", "it", "Mozilla/5.0");

    @Inject
    RegistrationService registration;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    AccountService accounts;

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    private final String email = UUID.randomUUID() + "@example.jp";
    private Account account;
    private Rows rows;

    @BeforeEach
    void createAccount() throws SQLException {
        rows = new Rows(dataSource);
        rows.createAccount(email, null);
        account = accounts.find(Service.SEEKER, email).orElseThrow();
    }

    @Test
    void anInvitationUsedManyTimesAtOnceRegistersOnce() throws Exception {
        String link = invitation();
        assertRegisteredOnce(Race.of(20, () -> register(link)));
    }

    /** Each invitation ends all others: later uses must fail, and none may deadlock. */
    @Test
    void ofManyInvitationsUsedAtOnceOneRegisters() throws Exception {
        var each = new ConcurrentLinkedQueue<>(
                IntStream.range(0, 20).mapToObj(i -> invitation()).toList());
        assertRegisteredOnce(Race.of(20, () -> register(each.remove())));
    }

    @Test
    void simultaneousInvitationsCreateOneAccount() throws Exception {
        String invitedEmail = UUID.randomUUID() + "@example.jp";

        var sent = Race.of(10, () -> registration.invite(Service.SEEKER, invitedEmail, CLIENT));

        assertTrue(sent.stream().allMatch(Invitation.SENT::equals), sent::toString);
        assertEquals(1, rows.number("select count(*) from account where email = ?", invitedEmail));
    }

    /** Each link ends all others of its address: later uses must fail, and none may deadlock. */
    @Test
    void ofManyLinksUsedAtOnceToOpenAnAccountOneOpensIt() throws Exception {
        String newcomer = UUID.randomUUID() + "@example.jp";
        var each = new ConcurrentLinkedQueue<String>();
        for (int i = 0; i < 20; i++) {
            each.add(openingLink(newcomer));
        }

        var results =
                Race.of(20, () -> registration.register(Service.EMPLOYER, each.remove(), "horse tomato 9", CLIENT));

        assertEquals(1, results.stream().filter(Changed.class::isInstance).count());
        assertEquals(19, results.stream().filter(LinkInvalid.class::isInstance).count());
        assertEquals(1, rows.number("select count(*) from account where email = ?", newcomer));
        assertEquals(0, rows.number("select count(*) from opening_link where email = ?", newcomer));
    }

    private String openingLink(String newcomer) throws SQLException {
        String token = UUID.randomUUID().toString();
        rows.update("""
                insert into opening_link (id, service, email, token_hash, expires_at)
                values (nextval('id_seq'), 'EMPLOYER', ?, sha256(convert_to(?, 'UTF8')), now() + interval '1 minute')
                """, newcomer, token);
        return token;
    }

    private void assertRegisteredOnce(List<PasswordByLinkResult> results) throws SQLException {
        assertEquals(1, results.stream().filter(Changed.class::isInstance).count());
        assertEquals(19, results.stream().filter(LinkInvalid.class::isInstance).count());
        assertEquals(
                1,
                rows.number(
                        "select count(*) from audit_event where account_id = ? and kind = 'REGISTERED'", account.id()));
        assertEquals(0, rows.number("select count(*) from owner_link where account_id = ?", account.id()));
    }

    private PasswordByLinkResult register(String link) {
        return registration.register(
                Service.SEEKER, link, "horse " + Thread.currentThread().getId() + " tomato", CLIENT);
    }

    private String invitation() {
        return tokens.issue(Purpose.INVITATION, account.id(), Instant.now().plusSeconds(60));
    }
}
