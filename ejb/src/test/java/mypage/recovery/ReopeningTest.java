package mypage.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.PasswordByLinkResult.Changed;
import mypage.device.KnownDeviceRepository;
import mypage.profile.FamilyFixture;
import mypage.profile.InvitationResult;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The link of the mail that tells of a closed account. */
@Tag("T11")
class ReopeningTest extends FamilyFixture {

    private static final String PASSWORD = "あたらしい合言葉 battery staple";

    private final AccountReopeningService reopening = container.get(AccountReopeningService.class);
    private final RecoveryService recovery = container.get(RecoveryService.class);
    private final AccountActionTokenRepository tokens = container.get(AccountActionTokenRepository.class);

    @Test
    @Tag("C7")
    @Tag("C26")
    void reopensTheAccountAndPermitsANewPassword() {
        String session = open(main);
        container.get(TrustTokenService.class).issue(main.fresh(), 0, main.context, container.clock.instant());
        container
                .get(KnownDeviceRepository.class)
                .noteSignIn(main.id, main.email.getBytes(), container.clock.instant());
        close(main);
        String older = issue(Purpose.NOT_ME, main);

        String permission = reopen(main, link(main)).orElseThrow();

        assertTrue(accounts.find(Service.EMPLOYER, main.email).isPresent());
        assertEquals(0, main.number("select count(*) from account where id = ?1 and closed_at is not null", main.id));
        assertFalse(isOpen(main, session));
        assertFalse(container.get(TrustTokenService.class).isSet(main.id));
        assertEquals("REOPENED", last(main.audited()));
        assertEquals(2, main.fresh().sessionEpoch());
        assertEquals(0, main.number("select count(*) from known_browser where account_id = ?1", main.id));
        assertFalse(recovery.canShutOut(Service.EMPLOYER, older));
        assertInstanceOf(
                Changed.class,
                recovery.choosePassword(
                        Service.EMPLOYER, permission, PASSWORD, false, TestAccount.newBrowser(), main.context));
        assertTrue(accounts.isPasswordOf(Optional.of(main.fresh()), PASSWORD));
        container.clock.pass(Duration.ofDays(31));
        assertTrue(main.fresh().isOpen());
    }

    @Test
    void worksOnce() {
        close(main);
        String link = link(main);
        assertTrue(reopening.canReopen(Service.EMPLOYER, link) && reopening.canReopen(Service.EMPLOYER, link));
        assertTrue(reopen(main, link).isPresent());
        assertFalse(reopening.canReopen(Service.EMPLOYER, link));
        assertEquals(Optional.empty(), reopen(main, link));
        close(main);
        assertEquals(Optional.empty(), reopen(main, link));
        assertTrue(reopen(main, link(main)).isPresent());
    }

    @Test
    void worksForSevenDays() {
        close(main);
        container.clock.pass(Duration.ofDays(7).minus(SECOND));
        assertTrue(reopening.canReopen(Service.EMPLOYER, link(main)));
        container.clock.pass(SECOND);
        assertFalse(reopening.canReopen(Service.EMPLOYER, link(main)));
        assertEquals(Optional.empty(), reopen(main, link(main)));
        assertFalse(main.fresh().isOpen());
    }

    @Test
    void expiresWithTheAccount() {
        FamilyFixture brief = new FamilyFixture("mypage.account.retention=P2D") {};
        brief.close(brief.main);
        brief.container.clock.pass(Duration.ofDays(2).minus(SECOND));
        assertTrue(brief.container.get(AccountReopeningService.class).canReopen(Service.EMPLOYER, link(brief.main)));
        brief.container.clock.pass(SECOND);
        assertFalse(brief.container.get(AccountReopeningService.class).canReopen(Service.EMPLOYER, link(brief.main)));
    }

    @Test
    @Tag("C20")
    void worksOnlyInItsService() {
        close(main);
        assertFalse(reopening.canReopen(Service.SEEKER, link(main)));
        assertEquals(Optional.empty(), reopening.reopen(Service.SEEKER, link(main), main.context));
        assertTrue(reopening.canReopen(Service.EMPLOYER, link(main)));
    }

    @Test
    void noOtherLinkWorksForAClosedAccount() {
        close(main);
        String notMe = issue(Purpose.NOT_ME, main);
        String reset = issue(Purpose.PASSWORD_RESET, main);
        assertEquals(Optional.empty(), reopen(main, notMe));
        assertEquals(new EventDisavowalResult.LinkInvalid(), recovery.shutOut(Service.EMPLOYER, notMe, main.context));
        assertEquals(
                new EventDisavowalResult.LinkInvalid(), recovery.shutOut(Service.EMPLOYER, link(main), main.context));
        assertFalse(recovery.resetFor(Service.EMPLOYER, reset).isPresent());
        assertFalse(main.fresh().isOpen());
    }

    @Test
    void leavesALockedAccountLocked() {
        String link = issue(Purpose.REOPEN, main);
        accounts.lock(Service.EMPLOYER, main.id, main.context);
        assertFalse(reopening.canReopen(Service.EMPLOYER, link));
        assertEquals(Optional.empty(), reopen(main, link));
        assertFalse(main.fresh().isOpen());
    }

    @Test
    void doesNotReclaimATakenAddress() {
        close(main);
        String link = link(main);
        register(employer(), main.email);
        assertFalse(reopening.canReopen(Service.EMPLOYER, link));
        assertEquals(Optional.empty(), reopen(main, link));
        assertFalse(main.fresh().isOpen());
        assertEquals(1, openAccounts(main.email));
    }

    /** Anybody with an employer's account can invite an address without access to its mailbox. */
    @Test
    @Tag("C1")
    void anInvitationDoesNotReserveTheAddress() {
        close(main);
        String link = link(main);
        invite(employer(), main.email);
        assertTrue(reopening.canReopen(Service.EMPLOYER, link));
        assertTrue(reopen(main, link).isPresent());
        assertEquals(1, openAccounts(main.email));
    }

    private void register(TestAccount other, String email) {
        invite(other, email);
        main.update("update account set password_hash = 'x' where email = ?1 and closed_at is null", email);
    }

    /** Right after the link was looked up. */
    @Test
    void doesNotReclaimAnAddressTakenConcurrently() {
        close(main);
        String link = link(main);
        container.clock.meanwhile(2, () -> register(employer(), main.email));
        assertEquals(Optional.empty(), reopen(main, link));
        assertFalse(main.fresh().isOpen());
        assertEquals("ADDRESS_TAKEN", last(main.audited()));
    }

    @Test
    void anAccountOfAnotherServiceDoesNotReserveTheAddress() {
        close(main);
        main.update(
                "insert into account (id, service, email, created_at) values (nextval('id_seq'), 'SEEKER', ?1, now())",
                main.email);
        assertTrue(reopen(main, link(main)).isPresent());
    }

    @Test
    void leavesTheAdditionalAccountsClosed() {
        TestAccount own = additionalTo(main);
        close(main);
        reopen(main, link(main));
        assertFalse(own.fresh().isOpen());
        assertEquals(InvitationResult.SENT, invite(main, own.email));
    }

    @Test
    void reopensAnAdditionalAccountThatItsOwnerDidNotClose() {
        TestAccount own = additionalTo(main);
        close(own);
        assertTrue(reopen(own, link(own)).isPresent());
        assertEquals(List.of(own.email + " true"), listed(main));
        var told = main.lastMail();
        assertTrue(told.topic().startsWith("family.reopened:" + own.id + ":"), told::topic);
        assertTrue(told.body().contains(own.email), told::body);
    }

    @Test
    void doesNotReopenAnAdditionalAccountOfAClosedMainAccount() {
        TestAccount own = additionalTo(main);
        close(own);
        String link = link(own);
        close(main);
        assertFalse(reopening.canReopen(Service.EMPLOYER, link));
        assertEquals(Optional.empty(), reopen(own, link));
        assertFalse(own.fresh().isOpen());
    }

    /** Right after the link was looked up. */
    @Test
    void doesNotReopenWhileTheMainAccountIsBeingClosed() {
        TestAccount own = additionalTo(main);
        close(own);
        String link = link(own);
        container.clock.meanwhile(2, () -> close(main));
        assertEquals(Optional.empty(), reopen(own, link));
        assertFalse(own.fresh().isOpen());
    }

    /** Staff lock the two in this order; the other order could deadlock. */
    @Test
    void locksTheMainAccountBeforeItConsumesTheLink() {
        TestAccount own = additionalTo(main);
        close(own);
        String link = link(own);
        List<Object> free = new ArrayList<>();
        container.clock.meanwhile(2, () -> free.addAll(freeOfOthers(main)));
        assertTrue(reopen(own, link).isPresent());
        assertEquals(List.of(), free);
        assertEquals(1, freeOfOthers(main).size());
    }

    private static List<?> freeOfOthers(TestAccount account) {
        TestContainer other = new TestContainer();
        return other.inTransaction(() -> other.entities()
                .createNativeQuery("select id from account where id = ?1 for update skip locked")
                .setParameter(1, account.id)
                .getResultList());
    }

    private String issue(Purpose purpose, TestAccount account) {
        return tokens.issue(purpose, account.id, container.clock.instant().plusSeconds(60));
    }

    private Optional<String> reopen(TestAccount account, String link) {
        return reopening.reopen(Service.EMPLOYER, link, account.context);
    }
}
