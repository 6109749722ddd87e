package mypage.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.LinkInvalid;
import mypage.actiontoken.PasswordByLinkResult;
import mypage.actiontoken.PasswordByLinkResult.Changed;
import mypage.actiontoken.PasswordByLinkResult.Refused;
import mypage.password.HasherBusy;
import mypage.password.HasherFixture;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.password.PasswordHasher;
import mypage.password.PasswordRefusal.Weak;
import mypage.password.PasswordWeakness;
import mypage.signin.SignInResult.Denied;
import mypage.signin.SignInService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationServiceTest extends InvitationFixture {

    private static final String PASSWORD = "はじめての合言葉 battery staple";

    @Test
    @Tag("C9")
    @Tag("C26")
    void theOwnerChoosesThePasswordAndAcceptsTheTerms() {
        String link = invitation();
        container.clock.pass(SECOND);

        assertEquals(Optional.of(account.email), registration.invited(Service.SEEKER, link));
        assertEquals(List.of("INVITED"), account.audited());
        assertInstanceOf(Changed.class, register(link, PASSWORD));

        assertTrue(isPassword(PASSWORD));
        assertEquals(
                1,
                account.number(
                        "select count(*) from account where id = ?1 and terms_accepted_at = ?2",
                        account.id,
                        Timestamp.from(container.clock.instant())));
        assertEquals(0, account.number("select count(*) from user_session where account_id = ?1", account.id));
        assertEquals(List.of("INVITED", "REGISTERED"), account.audited());
    }

    @Test
    @Tag("T11")
    void aLinkWorksOnceAndInvalidatesTheOthers() {
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
        container.clock.pass(DAY.minus(SECOND));
        assertEquals(Optional.of(account.email), registration.invited(Service.SEEKER, link));
        assertInstanceOf(Changed.class, register(link, PASSWORD));
    }

    @Test
    @Tag("T11")
    void aLinkIsInvalidAfterItsDay() {
        String link = invitation();
        container.clock.pass(DAY);
        assertOver(link);
    }

    @Test
    void aLinkIsInvalidForARegisteredOrLockedAccount() {
        String link = invitation();
        account.update("update account set locked_at = now() where id = ?1", account.id);
        assertOver(link);
        account.update("update account set locked_at = null, password_hash = 'x' where id = ?1", account.id);
        assertOver(link);
        assertEquals("x", account.row("select password_hash from account where id = ?1", account.id));
    }

    /** Both links were valid before the other password was stored. */
    @Test
    @Tag("C19")
    void theLaterOfTwoConcurrentRegistrationsChangesNothing() {
        String link = invitation();
        account.update("update account set password_hash = 'x' where id = ?1", account.id);

        RegistrationTransactions transactions = container.get(RegistrationTransactions.class);
        assertEquals(new LinkInvalid(), transactions.register(Service.SEEKER, link, "y", account.context));
        assertEquals(new LinkInvalid(), transactions.register(Service.SEEKER, link, "y", account.context));

        assertEquals("x", account.row("select password_hash from account where id = ?1", account.id));
        assertEquals(List.of("INVITED"), account.audited());
    }

    @Test
    @Tag("T11")
    @Tag("C20")
    void acceptsOnlyAnInvitationOfTheService() {
        String link = invitation();
        assertEquals(Optional.empty(), registration.invited(Service.EMPLOYER, link));
        assertEquals(new LinkInvalid(), registration.register(Service.EMPLOYER, link, PASSWORD, account.context));
        for (Purpose other : List.of(Purpose.NOT_ME, Purpose.PASSWORD_RESET)) {
            assertOver(tokens.issue(other, account.id, container.clock.instant().plus(DAY)));
        }
        assertOver("");
        assertInstanceOf(Changed.class, register(link, PASSWORD));
    }

    @Test
    @Tag("C2")
    @Tag("C3")
    void aWeakPasswordDoesNotConsumeTheLink() {
        String link = invitation();
        assertEquals(new Refused(new Weak(PasswordWeakness.TOO_SHORT)), register(link, "short"));
        assertEquals(new Refused(new Weak(PasswordWeakness.CONTEXTUAL)), register(link, account.email));
        assertEquals(Optional.of(PasswordWeakness.COMMON), registration.weakness(Service.SEEKER, link, "password1"));
        assertEquals(Optional.of(PasswordWeakness.NUMBER), registration.weakness(Service.SEEKER, link, "09012345678"));
        assertEquals(
                Optional.of(PasswordWeakness.CONTEXTUAL), registration.weakness(Service.SEEKER, link, account.email));
        assertEquals(Optional.empty(), registration.weakness(Service.SEEKER, link, PASSWORD));
        assertInstanceOf(Changed.class, register(link, PASSWORD));
    }

    @Test
    void isBusyWhenTheHasherIsBusy() {
        String link = invitation();
        RegistrationService busy = new TestContainer()
                .with(PasswordHasher.class, HasherFixture.full())
                .get(RegistrationService.class);
        assertEquals(new Refused(new HasherBusy()), busy.register(Service.SEEKER, link, PASSWORD, account.context));
        assertInstanceOf(Changed.class, register(link, PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", TestAccount.PASSWORD})
    @Tag("C6")
    void signInIsImpossibleBeforeRegistration(String password) {
        invitation();
        assertEquals(
                new Denied(new WrongPassword()),
                container
                        .get(SignInService.class)
                        .begin(Service.SEEKER, account.email, password, TestAccount.newBrowser(), account.context));
        assertEquals(List.of("INVITED", "PASSWORD_REFUSED"), account.audited());
    }

    private PasswordByLinkResult register(String link, String password) {
        return registration.register(Service.SEEKER, link, password, account.context);
    }

    private void assertOver(String link) {
        assertEquals(Optional.empty(), registration.invited(Service.SEEKER, link));
        assertEquals(Optional.empty(), registration.weakness(Service.SEEKER, link, "short"));
        assertEquals(new LinkInvalid(), register(link, PASSWORD));
    }

    private boolean isPassword(String password) {
        return container.get(AccountService.class).isPasswordOf(Optional.of(account.fresh()), password);
    }
}
