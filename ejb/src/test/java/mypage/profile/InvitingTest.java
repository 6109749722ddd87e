package mypage.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import mypage.TestAccount;
import mypage.account.Service;
import mypage.recovery.RecoveryService;
import mypage.session.SignedInUser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Invitations to additional accounts. */
class InvitingTest extends FamilyFixture {

    private static final Duration ONE_MORE = Duration.ofMinutes(3);

    private final String email = newAddress();

    @Test
    @Tag("R60")
    @Tag("T10")
    void createsAnAccountWithoutAPasswordAndMailsALink() {
        assertEquals(InvitationResult.SENT, invite(main, " " + email.toUpperCase() + " "));

        assertEquals(List.of(email + " false"), listed(main));
        long id = idOf(email);
        var invited = accounts.get(id);
        assertEquals(main.id, invited.mainId().orElseThrow());
        assertEquals(Service.EMPLOYER, invited.service());
        assertFalse(invited.isRegistered());
        assertEquals("INVITED", main.row("select kind from audit_event where account_id = ?1", id));
        Object[] mail = (Object[]) main.row("select topic, not_after from outbox_message where recipient = ?1", email);
        assertEquals("invitation:" + id, mail[0]);
        assertEquals(container.clock.instant().plus(Duration.ofHours(24)), ((java.sql.Timestamp) mail[1]).toInstant());
    }

    /** An intruder could keep access by an additional account. */
    @Test
    @Tag("C7")
    void notifiesTheMainAccount() {
        invite(main, email);
        var mail = main.lastMail();
        assertTrue(mail.topic().startsWith("owner:ACCOUNT_ADDED:" + main.id), mail::topic);
        assertTrue(mail.body().contains("追加アカウントの招待が行われました"), mail::body);
        assertTrue(mail.body().contains("/employer/not-me?t="), mail::body);
    }

    @Test
    void invitesAnUnregisteredOwnerAgain() {
        invite(main, email);
        long id = idOf(email);
        assertEquals(InvitationResult.SENT, invite(main, email));
        assertEquals(id, idOf(email));
        assertEquals(2, mailsTo(email));
    }

    @Test
    @Tag("C8")
    void refusesAnAddressThatIsTaken() {
        TestAccount other = employer();
        TestAccount registered = additionalTo(main);
        invite(other, email);
        long mails = main.number("select count(*) from outbox_message");

        for (String taken : List.of(main.email, other.email, registered.email, email)) {
            assertEquals(InvitationResult.TAKEN, invite(main, taken), taken);
        }
        assertEquals(mails, main.number("select count(*) from outbox_message"));
        assertEquals(4, main.audited().stream().filter("ADDRESS_TAKEN"::equals).count());
        assertEquals(List.of(registered.email + " true"), listed(main));
    }

    @Test
    @Tag("R60")
    void acceptsAnAddressWithAnAccountInAnotherService() {
        TestAccount seeker = new TestAccount(container);
        assertEquals(InvitationResult.SENT, invite(main, seeker.email));
        assertEquals(Service.SEEKER, seeker.fresh().service());
    }

    @Test
    @Tag("C18")
    void refusesAnInvalidAddressWithoutCountingIt() {
        SignedInUser user = reauthenticated(main);
        for (int i = 0; i < 21; i++) {
            assertEquals(InvitationResult.MALFORMED, additional.invite(user, "no address", main.context));
        }
        assertEquals(InvitationResult.SENT, additional.invite(user, email, main.context));
    }

    @Test
    @Tag("C1")
    void allowsTwentyInvitationsAtOnceAndThenOneEveryThreeMinutes() {
        SignedInUser user = reauthenticated(main);
        assertEquals(InvitationResult.TAKEN, additional.invite(user, main.email, main.context));
        for (int i = 1; i < 20; i++) {
            assertEquals(InvitationResult.SENT, additional.invite(user, newAddress(), main.context));
        }
        assertEquals(InvitationResult.TOO_MANY, additional.invite(user, email, main.context));
        container.clock.pass(ONE_MORE.minus(SECOND));
        assertEquals(InvitationResult.TOO_MANY, additional.invite(user, email, main.context));
        assertEquals(InvitationResult.SENT, invite(employer(), newAddress()), "another one has tries of its own");
        assertEquals(0, openAccounts(email));
        container.clock.pass(SECOND);
        assertEquals(InvitationResult.SENT, additional.invite(user, email, main.context));
    }

    /** Otherwise it could fill anybody's mailbox, by inviting, removing and inviting again. */
    @Test
    @Tag("C1")
    void oneAddressGetsTenMailsADayHoweverOftenItIsInvitedAndRemoved() {
        SignedInUser user = reauthenticated(main);
        for (int i = 0; i < 19; i++) {
            assertEquals(InvitationResult.SENT, additional.invite(user, email, main.context));
            assertTrue(additional.remove(user, idOf(email), main.context));
        }
        assertEquals(InvitationResult.SENT, additional.invite(user, email, main.context), "the page is the same");
        assertEquals(10, mailsTo(email));
        assertEquals(20, main.mails().size(), "each time the owner of the main account is told");
        long id = idOf(email);
        assertEquals(0, main.number("select count(*) from owner_link where account_id = ?1", id));

        container.clock.pass(Duration.ofMinutes(144));
        assertEquals(InvitationResult.SENT, additional.invite(reauthenticated(main), email, main.context));
        assertEquals(11, mailsTo(email));
        assertEquals(1, main.number("select count(*) from owner_link where account_id = ?1", id));
    }

    @Test
    @Tag("C1")
    void anInvitedAddressThatAsksForItsLinkItselfGetsNoMoreMails() {
        SignedInUser user = reauthenticated(main);
        for (int i = 0; i < 11; i++) {
            assertEquals(InvitationResult.SENT, additional.invite(user, email, main.context));
        }
        container.get(RecoveryService.class).mailLink(Service.EMPLOYER, email, main.context);
        container.answerMailRequests();
        assertEquals(10, mailsTo(email));
    }

    @Test
    @Tag("C4")
    void requiresARecentReauthentication() {
        assertEquals(InvitationResult.NOT_PERMITTED, additional.invite(signedIn(main), email, main.context));
        SignedInUser user = reauthenticated(main);
        container.clock.pass(REAUTHENTICATION);
        assertEquals(InvitationResult.NOT_PERMITTED, additional.invite(user, email, main.context));
        assertEquals(0, openAccounts(email));
        user = reauthenticated(main);
        container.clock.pass(REAUTHENTICATION.minus(SECOND));
        assertEquals(InvitationResult.SENT, additional.invite(user, email, main.context));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "EMPLOYER")
    @Tag("C20")
    void isOfferedInOneServiceOnly(Service service) {
        TestAccount account = new TestAccount(container, service);
        account.update(
                "insert into account (id, service, email, password_hash, main_id, created_at)"
                        + " values (nextval('id_seq'), ?1, ?2, 'x', ?3, now())",
                service.name(),
                email,
                account.id);

        assertFalse(additional.isManager(signedIn(account)));
        assertEquals(InvitationResult.NOT_PERMITTED, invite(account, newAddress()));
        assertEquals(List.of(), listed(account));
        assertEquals(List.of(), additional.others(signedIn(account)));
        assertFalse(remove(account, idOf(email)));
        assertEquals(1, openAccounts(email));
    }

    @Test
    @Tag("C20")
    void isNotOfferedToAdditionalAccounts() {
        TestAccount one = additionalTo(main);
        TestAccount another = additionalTo(main);

        assertTrue(additional.isManager(signedIn(main)));
        assertFalse(additional.isManager(signedIn(one)));
        assertEquals(InvitationResult.NOT_PERMITTED, invite(one, email));
        assertEquals(List.of(), listed(one));
        assertFalse(remove(one, another.id));
        assertFalse(remove(one, main.id));
        assertEquals(2, listed(main).size());
    }

    @Test
    void listsTheOpenAdditionalAccountsByAddress() {
        invite(main, "b-" + email);
        additionalTo(employer());
        invite(main, "a-" + email);
        invite(main, "c-" + email);
        accounts.lock(Service.EMPLOYER, idOf("c-" + email), main.context);
        main.update("update account set email = ?1 where email = ?2", "B-" + email, "b-" + email);

        assertEquals(List.of("a-" + email + " false", "B-" + email + " false", "c-" + email + " false"), listed(main));
    }

    @Test
    @Tag("R60")
    @Tag("C20")
    void listsTheOtherAccountsOpenToSignIn() {
        TestAccount one = additionalTo(main);
        TestAccount another = additionalTo(main);
        invite(main, email);
        TestAccount locked = additionalTo(main);
        accounts.lock(Service.EMPLOYER, locked.id, main.context);
        TestAccount otherEmployer = employer();

        assertEquals(
                List.of(one.email, another.email).stream().sorted().toList(),
                additional.others(signedIn(main)).stream()
                        .map(AdditionalAccount::email)
                        .toList());
        assertEquals(
                List.of(new AdditionalAccount(main.id, main.email, true, false)), additional.others(signedIn(one)));
        assertEquals(List.of(), additional.others(signedIn(otherEmployer)));
    }

    @Test
    void findsOnlyTheAdditionalAccountsOfTheUser() {
        TestAccount own = additionalTo(main);
        TestAccount foreign = additionalTo(employer());
        SignedInUser user = signedIn(main);

        assertEquals(own.email, additional.find(user, own.id).orElseThrow().email());
        assertTrue(additional.find(user, foreign.id).isEmpty());
        assertTrue(additional.find(user, main.id).isEmpty());
        assertNotEquals(main.id, foreign.id);
    }

    private long idOf(String address) {
        return main.number(
                "select id from account where email = ?1 and closed_at is null and main_id is not null", address);
    }
}
