package mypage.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountAuditKind;
import mypage.account.AccountState;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.PasswordByLinkResult.Changed;
import mypage.device.KnownDeviceRepository;
import mypage.password.HasherFixture;
import mypage.password.PasswordHasher;
import mypage.recovery.RecoveryService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Staff lock, unlock and reopen accounts. */
@Tag("C20")
class AccountLockTest extends AccountFixture {

    @Test
    void locksOnceEndsAllAccessAndNotifiesTheOwner() {
        String session = session();
        String seen = view().seen();
        assertEquals(AccountActionResult.DONE, actions.lock(account.id, seen, STAFF));
        assertEquals(AccountActionResult.MEANWHILE, actions.lock(account.id, seen, STAFF));
        assertEquals(AccountActionResult.MEANWHILE, lock(account));

        assertEquals(AccountState.LOCKED, line().state());
        assertTrue(sessions.resume(account.service, session).isEmpty());
        assertEquals(1, account.mails().size());
        assertFalse(
                account.lastMail().body().contains("http"), account.lastMail().body());
        assertEquals(1, staffEvents("LOCKED"));
    }

    @Test
    void aClosedAccountThatStaffLockCannotBeReopened() {
        String reopen = tokens.issue(Purpose.REOPEN, account.id, now().plusSeconds(60));
        String objection = container.inTransaction(() -> tokens.issueObjection(account.fresh(), now().plusSeconds(60)));
        container.inTransaction(
                () -> accounts.close(AccountAuditKind.CLOSED, account.service, account.id, account.context));
        assertTrue(tokens.ownerOfClosed(account.service, reopen).isPresent());

        assertEquals(AccountActionResult.DONE, lock(account));
        assertEquals(AccountActionResult.NOTHING, lock(account));

        assertTrue(tokens.ownerOfClosed(account.service, reopen).isEmpty());
        assertTrue(tokens.owner(Purpose.NOT_ME, account.service, objection).isEmpty());
        assertEquals(1, staffEvents("LOCKED"));
    }

    /** Otherwise the owner, who was just told how to undo the closing, could not do so any more. */
    @Test
    void anAccountItsOwnerHasClosedKeepsItsReopeningLink() {
        String seen = view().seen();
        container.inTransaction(
                () -> accounts.close(AccountAuditKind.CLOSED, account.service, account.id, account.context));
        String reopen = tokens.issue(Purpose.REOPEN, account.id, now().plusSeconds(60));

        assertEquals(AccountActionResult.MEANWHILE, actions.lock(account.id, seen, STAFF));

        assertTrue(tokens.ownerOfClosed(account.service, reopen).isPresent());
        assertEquals(0, staffEvents("LOCKED"));
    }

    /** Its end does not change the epochs, because nobody ever had access. */
    @Test
    void anInvitationThatHasEndedIsAConflict() {
        String seen = view().seen();
        account.update("update account set locked_at = now(), closed_at = now() where id = ?1", account.id);
        assertEquals(AccountActionResult.MEANWHILE, actions.lock(account.id, seen, STAFF));
    }

    @Test
    void changesNothingWhenTheHasherIsBusy() {
        lock(account);
        var busy = new TestContainer()
                .with(PasswordHasher.class, HasherFixture.full())
                .get(AccountActionService.class);
        assertEquals(AccountActionResult.BUSY, busy.unlock(account.id, STAFF));
        assertEquals(AccountActionResult.BUSY, busy.reopen(account.id, STAFF));
        assertEquals(AccountState.LOCKED, line().state());
    }

    /** The person to be locked out may know the password or an old link, or use a known device. */
    @Test
    @Tag("C9")
    void anUnlockRestoresNoAccessFromBeforeTheLock() {
        byte[] browser = container.get(KnownDeviceRepository.class).hash(account.id, "browser");
        container.inTransaction(
                () -> container.get(KnownDeviceRepository.class).noteSignIn(account.id, browser, now()));
        String old = tokens.issue(Purpose.PASSWORD_RESET, account.id, now().plusSeconds(60));
        String objection = container.inTransaction(() -> tokens.issueObjection(account.fresh(), now().plusSeconds(60)));
        lock(account);

        assertEquals(AccountActionResult.DONE, actions.unlock(account.id, STAFF));
        assertEquals(AccountActionResult.MEANWHILE, actions.unlock(account.id, STAFF));

        assertEquals(AccountState.OPEN, line().state());
        assertFalse(accounts.isPasswordOf(Optional.of(account.fresh()), TestAccount.PASSWORD));
        assertFalse(container.get(KnownDeviceRepository.class).isKnown(browser, now()));
        assertTrue(tokens.owner(Purpose.PASSWORD_RESET, account.service, old).isEmpty());
        assertTrue(tokens.owner(Purpose.NOT_ME, account.service, objection).isPresent());
        assertInstanceOf(
                Changed.class,
                container
                        .get(RecoveryService.class)
                        .choosePassword(
                                account.service,
                                account.lastMail().link(),
                                "another good Password 1",
                                false,
                                TestAccount.newBrowser(),
                                account.context));
        assertEquals(1, staffEvents("UNLOCKED"));
    }

    @Test
    void anAdditionalAccountIsNotUnlockedBeforeItsMainAccount() {
        TestAccount additional = additional();
        lock(account);
        lock(additional);

        assertEquals(AccountActionResult.MAIN_NOT_OPEN, actions.unlock(additional.id, STAFF));
        assertEquals(AccountActionResult.DONE, actions.unlock(account.id, STAFF));
        assertEquals(AccountActionResult.DONE, actions.unlock(additional.id, STAFF));
    }

    @Test
    void anUnlockInvitesAnOwnerWithoutAPassword() {
        account.update("update account set password_hash = null where id = ?1", account.id);
        lock(account);
        assertEquals(AccountActionResult.DONE, actions.unlock(account.id, STAFF));

        assertEquals(AccountState.UNREGISTERED, line().state());
        assertEquals("invitation:" + account.id, account.lastMail().topic());
    }

    @Test
    void reopensAClosedAccountUnlessItsAddressIsTaken() {
        assertEquals(AccountActionResult.MEANWHILE, actions.reopen(account.id, STAFF));
        container.inTransaction(
                () -> accounts.close(AccountAuditKind.CLOSED, account.service, account.id, account.context));
        assertEquals(AccountActionResult.DONE, actions.reopen(account.id, STAFF));
        assertFalse(accounts.isPasswordOf(Optional.of(account.fresh()), TestAccount.PASSWORD));
        assertTrue(tokens.owner(
                        Purpose.PASSWORD_RESET,
                        account.service,
                        account.lastMail().link())
                .isPresent());

        container.inTransaction(
                () -> accounts.close(AccountAuditKind.CLOSED, account.service, account.id, account.context));
        TestAccount other = new TestAccount(container, Service.EMPLOYER);
        account.update("update account set email = ?1 where id = ?2", account.email, other.id);
        assertEquals(AccountActionResult.TAKEN, actions.reopen(account.id, STAFF));
        assertEquals(1, staffEvents("REOPENED"));
    }
}
