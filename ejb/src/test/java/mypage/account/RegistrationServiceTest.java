package mypage.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.Wired;
import mypage.account.OwnerLink.Purpose;
import mypage.account.PasswordDenial.WrongPassword;
import mypage.account.PasswordRefusal.Weak;
import mypage.account.PasswordResult.Changed;
import mypage.account.PasswordResult.Refused;
import mypage.signin.Denied;
import mypage.signin.SignInService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationServiceTest extends OneInvitation {

    private static final String PASSWORD = "はじめての合言葉 battery staple";

    @Test
    @Tag("C9")
    @Tag("C26")
    void theOwnerChoosesThePasswordAndAcceptsTheTerms() {
        String link = invitation();
        wired.clock.pass(SECOND);

        assertEquals(Optional.of(account.email), registration.invited(Service.SEEKER, link));
        assertEquals(List.of("INVITED"), account.audited());
        assertInstanceOf(Changed.class, register(link, PASSWORD));

        assertTrue(isPassword(PASSWORD));
        assertEquals(
                1,
                account.number(
                        "select count(*) from account where id = ?1 and terms_accepted_at = ?2",
                        account.id,
                        Timestamp.from(wired.clock.instant())));
        assertEquals(0, account.number("select count(*) from user_session where account_id = ?1", account.id));
        assertEquals(List.of("INVITED", "REGISTERED"), account.audited());
    }

    @Test
    @Tag("T11")
    void aLinkWorksOnceAndEndsTheOthers() {
        String older = invitation();
        String link = invitation();
        register(link, PASSWORD);

        assertOver(link);
        assertOver(older);
        assertEquals(0, account.number("select count(*) from owner_link where account_id = ?1", account.id));
        assertTrue(isPassword(PASSWORD));
    }

    @Test
    @Tag("T11")
    void aLinkWorksUntilTheLastSecondOfItsDay() {
        String link = invitation();
        wired.clock.pass(DAY.minus(SECOND));
        assertEquals(Optional.of(account.email), registration.invited(Service.SEEKER, link));
        assertInstanceOf(Changed.class, register(link, PASSWORD));
    }

    @Test
    @Tag("T11")
    void aLinkIsOverFromThenOn() {
        String link = invitation();
        wired.clock.pass(DAY);
        assertOver(link);
    }

    @Test
    void aLinkIsOverWhereTheAccountIsRegisteredOrLocked() {
        String link = invitation();
        account.update("update account set locked_at = now() where id = ?1", account.id);
        assertOver(link);
        account.update("update account set locked_at = null, password_hash = 'x' where id = ?1", account.id);
        assertOver(link);
        assertEquals("x", account.row("select password_hash from account where id = ?1", account.id));
    }

    /** Both were found to be good before the other one was stored. */
    @Test
    @Tag("C19")
    void ofTwoAtTheSameMomentTheLaterChangesNothing() {
        Account before = account.fresh();
        String link = invitation();
        account.update("update account set password_hash = 'x' where id = ?1", account.id);

        Invitations invitations = wired.get(Invitations.class);
        assertEquals(new Over(), invitations.accept(before, link, "y", account.client));
        assertEquals(new Over(), invitations.accept(before, link, "y", account.client));

        assertEquals("x", account.row("select password_hash from account where id = ?1", account.id));
        assertEquals(List.of("INVITED"), account.audited());
    }

    @Test
    @Tag("T11")
    @Tag("C20")
    void onlyAnInvitationOfTheServiceWillDo() {
        String link = invitation();
        assertEquals(Optional.empty(), registration.invited(Service.EMPLOYER, link));
        assertEquals(new Over(), registration.register(Service.EMPLOYER, link, PASSWORD, account.client));
        for (Purpose other : List.of(Purpose.NOT_ME, Purpose.PASSWORD_RESET)) {
            assertOver(links.issue(other, account.id, wired.clock.instant().plus(DAY)));
        }
        assertOver("");
        assertInstanceOf(Changed.class, register(link, PASSWORD));
    }

    @Test
    @Tag("C2")
    @Tag("C3")
    void refusesAWeakPasswordAndLetsTheOwnerGoOn() {
        String link = invitation();
        assertEquals(new Refused(new Weak(Weakness.TOO_SHORT)), register(link, "short"));
        assertEquals(new Refused(new Weak(Weakness.CONTEXTUAL)), register(link, account.email));
        assertEquals(Optional.of(Weakness.COMMON), registration.weakness(Service.SEEKER, link, "password1"));
        assertEquals(Optional.of(Weakness.CONTEXTUAL), registration.weakness(Service.SEEKER, link, account.email));
        assertEquals(Optional.empty(), registration.weakness(Service.SEEKER, link, PASSWORD));
        assertInstanceOf(Changed.class, register(link, PASSWORD));
    }

    @Test
    void saysSoWhenTooManyPasswordsAreBeingHashed() {
        String link = invitation();
        RegistrationService busy =
                new Wired().with(PasswordHasher.class, Hashers.full()).get(RegistrationService.class);
        assertEquals(new Refused(new Busy()), busy.register(Service.SEEKER, link, PASSWORD, account.client));
        assertInstanceOf(Changed.class, register(link, PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", TestAccount.PASSWORD})
    @Tag("C6")
    void nobodySignsInBeforeTheOwnerHasRegistered(String password) {
        invitation();
        assertEquals(
                new Denied(new WrongPassword()),
                wired.get(SignInService.class)
                        .begin(Service.SEEKER, account.email, password, TestAccount.newBrowser(), account.client));
        assertEquals(List.of("INVITED", "PASSWORD_REFUSED"), account.audited());
    }

    private PasswordResult register(String link, String password) {
        return registration.register(Service.SEEKER, link, password, account.client);
    }

    private void assertOver(String link) {
        assertEquals(Optional.empty(), registration.invited(Service.SEEKER, link));
        assertEquals(Optional.empty(), registration.weakness(Service.SEEKER, link, "short"));
        assertEquals(new Over(), register(link, PASSWORD));
    }

    private boolean isPassword(String password) {
        return wired.get(AccountService.class).isPasswordOf(Optional.of(account.fresh()), password);
    }
}
