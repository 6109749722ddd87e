package mypage.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.account.AccountAuditKind;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.PasswordByLinkResult;
import mypage.actiontoken.SecurityNotificationMailer;
import mypage.actiontoken.SecurityNotificationMailer.Notice;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.profile.AdditionalAccount;
import mypage.profile.FamilyFixture;
import mypage.profile.InvitationResult;
import mypage.registration.RegistrationService;
import mypage.signin.SignInResult;
import mypage.signin.SignInService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Additional accounts with which an intruder would keep access after the owner of the main account came back. */
@Tag("C13")
class InvitedAccountSuspensionTest extends FamilyFixture {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String ANOTHER = "あたらしい合言葉 battery staple";

    private final RecoveryService recovery = container.get(RecoveryService.class);
    private final AccountActionTokenRepository tokens = container.get(AccountActionTokenRepository.class);

    @Test
    void aDisavowalSuspendsAccountsInvitedSinceTheEvent() {
        TestAccount colleague = invitedDaysAgo(3);
        String event = event(Notice.NEW_BROWSER);
        TestAccount accomplice = additionalNow();
        String session = open(accomplice);
        String colleagues = open(colleague);

        assertInstanceOf(EventDisavowalResult.Done.class, disavow(event));

        assertFalse(isOpen(accomplice, session));
        assertEquals(new SignInResult.Denied(new WrongPassword()), signIn(accomplice));
        assertTrue(isOpen(colleague, colleagues));
        assertEquals("SUSPENDED", last(accomplice.audited()));
    }

    /** The owner may disavow the last of several things that an intruder did. */
    @Test
    void aDisavowalSuspendsAccountsInvitedADayBeforeTheEvent() {
        TestAccount before = invitedDaysAgo(1);
        TestAccount longBefore = invitedDaysAgo(1);
        longBefore.update(
                "update account set created_at = created_at - interval '1 microsecond' where id = ?1", longBefore.id);

        disavow(event(Notice.PASSWORD_CHANGED));

        assertTrue(before.fresh().isSuspended());
        assertTrue(longBefore.fresh().isOpen());
    }

    @Test
    void anObjectionOfAFormerAddressSuspendsThem() {
        String event = event(Notice.EMAIL_CHANGED);
        TestAccount accomplice = additionalNow();
        main.update("update account set email = ?2 where id = ?1", main.id, newAddress());

        assertInstanceOf(EventDisavowalResult.Done.class, disavow(event));

        assertTrue(accomplice.fresh().isSuspended());
    }

    @Test
    void anInvitationThatNobodyAcceptedYetIsSuspendedToo() {
        String email = newAddress();
        assertEquals(InvitationResult.SENT, invite(main, email));
        List<TestAccount.Mail> mails = main.mailsTo(email);
        String invitation = mails.get(0).link();

        disavow(event(Notice.ACCOUNT_ADDED));

        RegistrationService registrations = container.get(RegistrationService.class);
        assertEquals(Optional.empty(), registrations.invited(Service.EMPLOYER, invitation));
        assertTrue(listedAccounts().get(0).suspended());
        long id = listedAccounts().get(0).id();
        assertTrue(additional.allow(reauthenticated(main), id, main.context));
        assertEquals(Optional.of(email), registrations.invited(Service.EMPLOYER, invitation));
    }

    /** Otherwise the intruder could close it and come back by the link in the mail about that. */
    @Test
    void aClosedOneCannotBeReopenedByALink() {
        TestAccount accomplice = additionalNow();
        close(accomplice);
        String reopening = accomplice.lastMail().link();
        AccountReopeningService reopenings = container.get(AccountReopeningService.class);
        assertTrue(reopenings.canReopen(Service.EMPLOYER, reopening));

        disavow(event(Notice.NEW_BROWSER));

        assertFalse(reopenings.canReopen(Service.EMPLOYER, reopening));
    }

    @Test
    void aPasswordResetSuspendsRecentOnesUnlessTheOwnerVouchesForThem() {
        TestAccount colleague = invitedDaysAgo(8);
        TestAccount recent = invitedDaysAgo(6);
        assertEquals(List.of(recent.email), recovery.recentlyInvited(Service.EMPLOYER, reset()));

        assertEquals(new PasswordByLinkResult.Changed(), choose(reset(), false));
        assertTrue(recent.fresh().isOpen());
        assertEquals(new PasswordByLinkResult.Changed(), choose(reset(), true));

        assertTrue(recent.fresh().isSuspended());
        assertTrue(colleague.fresh().isOpen());
        assertEquals(List.of(), recovery.recentlyInvited(Service.EMPLOYER, reset()));
    }

    @Test
    void theOwnerOfTheMainAccountAllowsOneAgain() {
        TestAccount invited = suspended();
        String before = invited.row("select access_generation from account where id = ?1", invited.id)
                .toString();

        assertFalse(additional.allow(signedIn(main), invited.id, main.context));
        assertFalse(additional.allow(reauthenticated(employer()), invited.id, main.context));
        assertTrue(additional.allow(reauthenticated(main), invited.id, main.context));
        assertFalse(additional.allow(reauthenticated(main), invited.id, main.context));

        assertInstanceOf(mypage.signin.OtpRequired.class, signIn(invited));
        assertEquals(
                "ALLOWED",
                last(invited.audited().stream()
                        .filter(kind -> !kind.startsWith("OTP"))
                        .toList()));
        assertFalse(before.equals(invited.row("select access_generation from account where id = ?1", invited.id)
                .toString()));
    }

    @Test
    void theOwnerOfTheMainAccountRemovesOne() {
        TestAccount invited = suspended();
        assertTrue(remove(main, invited.id));
        assertTrue(invited.fresh().isClosed());
        assertFalse(invited.fresh().isSuspended());
        assertFalse(additional.allow(reauthenticated(main), invited.id, main.context));
    }

    @Test
    void theOwnerCannotLiftALockByStaff() {
        TestAccount invited = suspended();
        assertTrue(accounts.lock(invited.service, invited.id, invited.context));
        assertFalse(invited.fresh().isSuspended());
        assertFalse(additional.allow(reauthenticated(main), invited.id, main.context));
        assertFalse(accounts.lock(invited.service, invited.id, invited.context));
        assertEquals(AccountAuditKind.LOCKED.name(), last(invited.audited()));
    }

    @Test
    void aLockedOneIsNotSuspended() {
        TestAccount invited = additionalNow();
        accounts.lock(invited.service, invited.id, invited.context);
        disavow(event(Notice.NEW_BROWSER));
        assertFalse(invited.fresh().isSuspended());
        assertFalse(invited.fresh().isOpen());
    }

    /** An address must not be blocked by an invitation that an intruder sent. */
    @Test
    void aSuspendedInvitationDoesNotReserveItsAddress() {
        String email = newAddress();
        invite(main, email);
        disavow(event(Notice.ACCOUNT_ADDED));

        assertEquals(
                RegistrationService.Invitation.SENT,
                container.get(RegistrationService.class).invite(Service.EMPLOYER, email, main.context));
        assertEquals(1, openAccounts(email));
    }

    private TestAccount suspended() {
        TestAccount invited = additionalNow();
        disavow(event(Notice.NEW_BROWSER));
        assertTrue(invited.fresh().isSuspended());
        return invited;
    }

    private TestAccount additionalNow() {
        return invitedDaysAgo(0);
    }

    private TestAccount invitedDaysAgo(int days) {
        TestAccount account = additionalTo(main);
        account.update(
                "update account set created_at = ?2 where id = ?1",
                account.id,
                java.sql.Timestamp.from(container.clock.instant().minus(DAY.multipliedBy(days))));
        return account;
    }

    /** The link in the mail about an event that happens now. */
    private String event(Notice notice) {
        container.get(SecurityNotificationMailer.class).send(notice, main.fresh(), main.context);
        return main.lastMail().link();
    }

    private EventDisavowalResult disavow(String link) {
        container.clock.pass(SECOND);
        return recovery.shutOut(Service.EMPLOYER, link, main.context);
    }

    private String reset() {
        return tokens.issue(
                Purpose.PASSWORD_RESET, main.id, container.clock.instant().plus(DAY));
    }

    private PasswordByLinkResult choose(String link, boolean suspend) {
        return recovery.choosePassword(
                Service.EMPLOYER, link, ANOTHER, suspend, TestAccount.newBrowser(), main.context);
    }

    private SignInResult signIn(TestAccount account) {
        return container
                .get(SignInService.class)
                .begin(
                        Service.EMPLOYER,
                        account.email,
                        TestAccount.PASSWORD,
                        TestAccount.newBrowser(),
                        account.context);
    }

    private List<AdditionalAccount> listedAccounts() {
        return additional.list(signedIn(main));
    }
}
