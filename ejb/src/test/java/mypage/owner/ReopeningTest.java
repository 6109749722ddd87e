package mypage.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.Wired;
import mypage.account.KnownBrowsers;
import mypage.account.Over;
import mypage.account.OwnerLink.Purpose;
import mypage.account.OwnerLinks;
import mypage.account.PasswordResult.Changed;
import mypage.account.RecoveryService;
import mypage.account.Service;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The link of the mail that tells of a closed account. */
@Tag("T11")
class ReopeningTest extends OneFamily {

    private static final String PASSWORD = "あたらしい合言葉 battery staple";

    private final RecoveryService recovery = wired.get(RecoveryService.class);
    private final OwnerLinks links = wired.get(OwnerLinks.class);

    @Test
    @Tag("C7")
    @Tag("C26")
    void opensTheAccountAgainAndLetsItsOwnerChooseAPassword() {
        String session = open(main);
        wired.get(TrustTokenService.class).issue(main.fresh(), 0, main.client, wired.clock.instant());
        wired.get(KnownBrowsers.class).noteSignIn(main.id, main.email.getBytes(), wired.clock.instant());
        close(main);
        String older = issue(Purpose.NOT_ME, main);

        String permission = reopen(main, link(main)).orElseThrow();

        assertTrue(accounts.find(Service.EMPLOYER, main.email).isPresent());
        assertEquals(0, main.number("select count(*) from account where id = ?1 and closed_at is not null", main.id));
        assertFalse(isLiving(main, session));
        assertFalse(wired.get(TrustTokenService.class).isSet(main.id));
        assertEquals("REOPENED", last(main.audited()));
        assertEquals(2, main.fresh().accessGeneration());
        assertEquals(0, main.number("select count(*) from known_browser where account_id = ?1", main.id));
        assertFalse(recovery.canShutOut(Service.EMPLOYER, older));
        assertInstanceOf(Changed.class, recovery.choosePassword(Service.EMPLOYER, permission, PASSWORD, main.client));
        assertTrue(accounts.isPasswordOf(Optional.of(main.fresh()), PASSWORD));
        wired.clock.pass(Duration.ofDays(31));
        assertTrue(main.fresh().isOpen());
    }

    @Test
    void worksOnce() {
        close(main);
        String link = link(main);
        assertTrue(closing.canReopen(Service.EMPLOYER, link) && closing.canReopen(Service.EMPLOYER, link));
        assertTrue(reopen(main, link).isPresent());
        assertFalse(closing.canReopen(Service.EMPLOYER, link));
        assertEquals(Optional.empty(), reopen(main, link));
        close(main);
        assertEquals(Optional.empty(), reopen(main, link));
        assertTrue(reopen(main, link(main)).isPresent());
    }

    @Test
    void worksForSevenDays() {
        close(main);
        wired.clock.pass(Duration.ofDays(7).minus(SECOND));
        assertTrue(closing.canReopen(Service.EMPLOYER, link(main)));
        wired.clock.pass(SECOND);
        assertFalse(closing.canReopen(Service.EMPLOYER, link(main)));
        assertEquals(Optional.empty(), reopen(main, link(main)));
        assertFalse(main.fresh().isOpen());
    }

    @Test
    void worksNoLongerThanTheAccountIsKept() {
        OneFamily brief = new OneFamily("mypage.account.retention=P2D") {};
        brief.close(brief.main);
        brief.wired.clock.pass(Duration.ofDays(2).minus(SECOND));
        assertTrue(brief.closing.canReopen(Service.EMPLOYER, link(brief.main)));
        brief.wired.clock.pass(SECOND);
        assertFalse(brief.closing.canReopen(Service.EMPLOYER, link(brief.main)));
    }

    @Test
    @Tag("C20")
    void worksInItsOwnServiceAlone() {
        close(main);
        assertFalse(closing.canReopen(Service.SEEKER, link(main)));
        assertEquals(Optional.empty(), closing.reopen(Service.SEEKER, link(main), main.client));
        assertTrue(closing.canReopen(Service.EMPLOYER, link(main)));
    }

    @Test
    void isTheOnlyLinkThatLeadsToAClosedAccount() {
        close(main);
        String notMe = issue(Purpose.NOT_ME, main);
        String reset = issue(Purpose.PASSWORD_RESET, main);
        assertEquals(Optional.empty(), reopen(main, notMe));
        assertEquals(new Over(), recovery.shutOut(Service.EMPLOYER, notMe, main.client));
        assertEquals(new Over(), recovery.shutOut(Service.EMPLOYER, link(main), main.client));
        assertFalse(recovery.canReset(Service.EMPLOYER, reset));
        assertFalse(main.fresh().isOpen());
    }

    @Test
    void leavesALockedAccountLocked() {
        String link = issue(Purpose.REOPEN, main);
        accounts.lock(Service.EMPLOYER, main.id, main.client);
        assertFalse(closing.canReopen(Service.EMPLOYER, link));
        assertEquals(Optional.empty(), reopen(main, link));
        assertFalse(main.fresh().isOpen());
    }

    @Test
    void leavesTheAddressToWhoTookItMeanwhile() {
        close(main);
        String link = link(main);
        register(employer(), main.email);
        assertFalse(closing.canReopen(Service.EMPLOYER, link));
        assertEquals(Optional.empty(), reopen(main, link));
        assertFalse(main.fresh().isOpen());
        assertEquals(1, openAccounts(main.email));
    }

    /** Anybody with an employer's account can invite, without the mailbox. */
    @Test
    @Tag("C1")
    void isNotKeptFromItsAddressByAnInvitation() {
        close(main);
        String link = link(main);
        invite(employer(), main.email);
        assertTrue(closing.canReopen(Service.EMPLOYER, link));
        assertTrue(reopen(main, link).isPresent());
        assertEquals(1, openAccounts(main.email));
    }

    private void register(TestAccount other, String email) {
        invite(other, email);
        main.update("update account set password_hash = 'x' where email = ?1 and closed_at is null", email);
    }

    /** Right after the link was looked up. */
    @Test
    void leavesTheAddressToWhoTakesItJustThen() {
        close(main);
        String link = link(main);
        wired.clock.meanwhile(2, () -> register(employer(), main.email));
        assertEquals(Optional.empty(), reopen(main, link));
        assertFalse(main.fresh().isOpen());
        assertEquals("ADDRESS_TAKEN", last(main.audited()));
    }

    @Test
    void isNotKeptFromItsAddressByAnAccountOfAnotherService() {
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
        assertEquals(InvitationStep.SENT, invite(main, own.email));
    }

    @Test
    void opensAnAdditionalAccountThatItsOwnerDidNotClose() {
        TestAccount own = additionalTo(main);
        close(own);
        assertTrue(reopen(own, link(own)).isPresent());
        assertEquals(List.of(own.email + " true"), listed(main));
        var told = main.lastMail();
        assertTrue(told.topic().startsWith("family.reopened:" + own.id + ":"), told::topic);
        assertTrue(told.body().contains(own.email), told::body);
    }

    @Test
    void opensNoAdditionalAccountOfAClosedMainOne() {
        TestAccount own = additionalTo(main);
        close(own);
        String link = link(own);
        close(main);
        assertFalse(closing.canReopen(Service.EMPLOYER, link));
        assertEquals(Optional.empty(), reopen(own, link));
        assertFalse(own.fresh().isOpen());
    }

    /** Right after the link was looked up. */
    @Test
    void opensNoAdditionalAccountOfAMainOneThatClosesJustThen() {
        TestAccount own = additionalTo(main);
        close(own);
        String link = link(own);
        wired.clock.meanwhile(2, () -> close(main));
        assertEquals(Optional.empty(), reopen(own, link));
        assertFalse(own.fresh().isOpen());
    }

    /** Staff hold the two in this order; the other way round each would wait for the other. */
    @Test
    void holdsTheMainAccountBeforeItUsesTheLink() {
        TestAccount own = additionalTo(main);
        close(own);
        String link = link(own);
        List<Object> free = new ArrayList<>();
        wired.clock.meanwhile(2, () -> free.addAll(freeOfOthers(main)));
        assertTrue(reopen(own, link).isPresent());
        assertEquals(List.of(), free);
        assertEquals(1, freeOfOthers(main).size());
    }

    private static List<?> freeOfOthers(TestAccount account) {
        Wired other = new Wired();
        return other.inTransaction(() -> other.entities()
                .createNativeQuery("select id from account where id = ?1 for update skip locked")
                .setParameter(1, account.id)
                .getResultList());
    }

    private String issue(Purpose purpose, TestAccount account) {
        return links.issue(purpose, account.id, wired.clock.instant().plusSeconds(60));
    }

    private Optional<String> reopen(TestAccount account, String link) {
        return closing.reopen(Service.EMPLOYER, link, account.client);
    }
}
