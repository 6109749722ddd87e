package mypage.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import mypage.TestAccount;
import mypage.TestAccount.Mail;
import mypage.Wired;
import mypage.account.OwnerLink.Purpose;
import mypage.account.PasswordStep.Changed;
import mypage.account.PasswordStep.Over;
import mypage.account.PasswordStep.Refused;
import mypage.account.RegistrationService.Invitation;
import mypage.platform.JapaneseTime;
import mypage.signin.SignInService;
import mypage.signin.SignInStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationServiceTest {

    private static final String PASSWORD = "はじめての合言葉 battery staple";
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Pattern TOKEN = Pattern.compile("\\?t=([\\w-]{43})\\s");

    private final Wired wired = new Wired();
    private final RegistrationService registration = wired.get(RegistrationService.class);
    private final OwnerLinks links = wired.get(OwnerLinks.class);
    private final TestAccount account = new TestAccount(wired);

    @BeforeEach
    void waitForTheOwner() {
        account.update("update account set password_hash = null where id = ?1", account.id);
    }

    @Test
    @Tag("C9")
    void makesAnAccountThatNobodyKnowsAPasswordOf() {
        String email = UUID.randomUUID() + "@example.jp";
        assertEquals(Invitation.SENT, invite(Service.EMPLOYER, " " + email.toUpperCase() + " "));

        Account created =
                wired.get(AccountService.class).find(Service.EMPLOYER, email).orElseThrow();
        assertEquals(email, created.email());
        assertTrue(!created.isRegistered() && created.mainId().isEmpty() && created.isOpen());
        assertEquals(
                1,
                account.number(
                        "select count(*) from account where id = ?1 and created_at = ?2 and terms_accepted_at is null",
                        created.id(),
                        Timestamp.from(wired.clock.instant())));
        assertEquals(1, account.number("""
                select count(*) from audit_event
                where account_id = ?1 and kind = 'INVITED' and service = 'EMPLOYER' and client_address = ?2""", created.id(), account.client.address()));
        assertEquals(1, mails(email));
    }

    @Test
    @Tag("T10")
    @Tag("T11")
    void mailsALinkThatIsGoodForADay() {
        assertEquals(Invitation.SENT, invite(Service.SEEKER, account.email));

        Mail mail = account.lastMail();
        var end = wired.clock.instant().plus(DAY);
        assertEquals("invitation:" + account.id, mail.topic());
        assertEquals("【求職者マイページ】アカウント登録のご案内", mail.subject());
        assertEquals(end, mail.notAfter());
        assertTrue(mail.body().contains("\nhttp://localhost:8080/seeker/register?t="), mail.body());
        assertTrue(mail.body().contains(JapaneseTime.dateTime(end)), mail.body());
        assertEquals(List.of("INVITED"), account.audited());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "taro", "taro@example", "taro@example.jp, jiro@example.jp"})
    void invitesNobodyWithoutAnAddress(String typed) {
        long accounts = account.number("select count(*) from account");
        assertEquals(Invitation.NO_ADDRESS, invite(Service.SEEKER, typed));
        assertEquals(accounts, account.number("select count(*) from account"));
    }

    @Test
    void invitesNobodyToAnAccountThatIsRegisteredOrLocked() {
        account.update("update account set password_hash = 'x' where id = ?1", account.id);
        assertEquals(Invitation.TAKEN, invite(Service.SEEKER, account.email));
        account.update("update account set password_hash = null, locked_at = now() where id = ?1", account.id);
        assertEquals(Invitation.TAKEN, invite(Service.SEEKER, account.email));
        assertEquals(List.of(), account.mails());
        assertEquals(List.of(), account.audited());
    }

    @Test
    void anAddressIsFreeInOtherServicesAndAfterItsAccountWasClosed() {
        assertEquals(Invitation.SENT, invite(Service.EMPLOYER, account.email));
        account.update("update account set locked_at = now(), closed_at = now() where id = ?1", account.id);
        assertEquals(Invitation.SENT, invite(Service.SEEKER, account.email));
        assertEquals(3, account.number("select count(*) from account where email = ?1", account.email));
    }

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
        assertEquals(new Refused(Weakness.TOO_SHORT), register(link, "short"));
        assertEquals(new Refused(Weakness.CONTEXTUAL), register(link, account.email));
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
        assertEquals(new PasswordStep.Busy(), busy.register(Service.SEEKER, link, PASSWORD, account.client));
        assertInstanceOf(Changed.class, register(link, PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", TestAccount.PASSWORD})
    @Tag("C6")
    void nobodySignsInBeforeTheOwnerHasRegistered(String password) {
        invitation();
        assertEquals(
                new SignInStep.Denied(),
                wired.get(SignInService.class)
                        .begin(Service.SEEKER, account.email, password, TestAccount.newBrowser(), account.client));
        assertEquals(List.of("INVITED", "PASSWORD_REFUSED"), account.audited());
    }

    private Invitation invite(Service service, String typed) {
        return registration.invite(service, typed, account.client);
    }

    private String invitation() {
        invite(Service.SEEKER, account.email);
        return token(account.lastMail());
    }

    static String token(Mail mail) {
        return TOKEN.matcher(mail.body())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private PasswordStep register(String link, String password) {
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

    private long mails(String email) {
        return account.number("select count(*) from outbox_message where recipient = ?1", email);
    }
}
