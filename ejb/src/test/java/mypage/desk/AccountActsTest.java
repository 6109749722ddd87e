package mypage.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.Wired;
import mypage.account.AccountState;
import mypage.account.Hashers;
import mypage.account.KnownBrowsers;
import mypage.account.OwnerLink.Purpose;
import mypage.account.PasswordHasher;
import mypage.account.PasswordResult.Changed;
import mypage.account.RecoveryService;
import mypage.account.Service;
import mypage.account.StrangersTries;
import mypage.audit.AuditEvent.Kind;
import mypage.throttle.Throttle;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C20")
class AccountActsTest extends OneAccount {

    @Test
    void locksOnceEndsAllAccessAndTellsTheOwner() {
        String session = session();
        String seen = view().seen();
        assertEquals(ActStep.DONE, acts.lock(account.id, seen, STAFF));
        assertEquals(ActStep.MEANWHILE, acts.lock(account.id, seen, STAFF));
        assertEquals(ActStep.MEANWHILE, lock(account));

        assertEquals(AccountState.LOCKED, line().state());
        assertTrue(sessions.resume(account.service, session).isEmpty());
        assertEquals(1, account.mails().size());
        assertFalse(
                account.lastMail().body().contains("http"), account.lastMail().body());
        assertEquals(1, staffEvents("LOCKED"));
    }

    @Test
    void nothingOpensAClosedAccountAgainThatStaffLock() {
        String reopen = links.issue(Purpose.REOPEN, account.id, now().plusSeconds(60));
        String objection = wired.inTransaction(() -> links.issueObjection(account.fresh(), now().plusSeconds(60)));
        wired.inTransaction(() -> accounts.close(Kind.CLOSED, account.service, account.id, account.client));
        assertTrue(links.ownerOfClosed(account.service, reopen).isPresent());

        assertEquals(ActStep.DONE, lock(account));
        assertEquals(ActStep.NOTHING, lock(account));

        assertTrue(links.ownerOfClosed(account.service, reopen).isEmpty());
        assertTrue(links.owner(Purpose.NOT_ME, account.service, objection).isEmpty());
        assertEquals(1, staffEvents("LOCKED"));
    }

    /** Else the owner, who has just been told how to undo that, could not do it any more. */
    @Test
    void anAccountThatItsOwnerClosedMeanwhileKeepsItsWayBack() {
        String seen = view().seen();
        wired.inTransaction(() -> accounts.close(Kind.CLOSED, account.service, account.id, account.client));
        String reopen = links.issue(Purpose.REOPEN, account.id, now().plusSeconds(60));

        assertEquals(ActStep.MEANWHILE, acts.lock(account.id, seen, STAFF));

        assertTrue(links.ownerOfClosed(account.service, reopen).isPresent());
        assertEquals(0, staffEvents("LOCKED"));
    }

    /** Its end leaves the generations, as nobody ever had access. */
    @Test
    void anInvitationThatEndedMeanwhileIsNotAsItWasSeen() {
        String seen = view().seen();
        account.update("update account set locked_at = now(), closed_at = now() where id = ?1", account.id);
        assertEquals(ActStep.MEANWHILE, acts.lock(account.id, seen, STAFF));
    }

    @Test
    void changesNothingWhenTooManyPasswordsAreHashed() {
        lock(account);
        var busy = new Wired().with(PasswordHasher.class, Hashers.full()).get(AccountActsService.class);
        assertEquals(ActStep.BUSY, busy.unlock(account.id, STAFF));
        assertEquals(ActStep.BUSY, busy.reopen(account.id, STAFF));
        assertEquals(AccountState.LOCKED, line().state());
    }

    /** Whoever the lock was meant for may know the password, an old link, or sit at a browser that is known. */
    @Test
    @Tag("C9")
    void whatWasGoodBeforeALockIsNotGoodAfterIt() {
        byte[] browser = wired.get(KnownBrowsers.class).hash(account.id, "browser");
        wired.inTransaction(() -> wired.get(KnownBrowsers.class).noteSignIn(account.id, browser, now()));
        String old = links.issue(Purpose.PASSWORD_RESET, account.id, now().plusSeconds(60));
        String objection = wired.inTransaction(() -> links.issueObjection(account.fresh(), now().plusSeconds(60)));
        lock(account);

        assertEquals(ActStep.DONE, acts.unlock(account.id, STAFF));
        assertEquals(ActStep.MEANWHILE, acts.unlock(account.id, STAFF));

        assertEquals(AccountState.OPEN, line().state());
        assertFalse(accounts.isPasswordOf(Optional.of(account.fresh()), TestAccount.PASSWORD));
        assertFalse(wired.get(KnownBrowsers.class).isKnown(browser, now()));
        assertTrue(links.owner(Purpose.PASSWORD_RESET, account.service, old).isEmpty());
        assertTrue(links.owner(Purpose.NOT_ME, account.service, objection).isPresent());
        assertInstanceOf(
                Changed.class,
                wired.get(RecoveryService.class)
                        .choosePassword(
                                account.service, account.lastMail().link(), "another good Password 1", account.client));
        assertEquals(1, staffEvents("UNLOCKED"));
    }

    @Test
    void anAdditionalAccountIsNotUnlockedBeforeItsMainOne() {
        TestAccount additional = additional();
        lock(account);
        lock(additional);

        assertEquals(ActStep.MAIN_NOT_OPEN, acts.unlock(additional.id, STAFF));
        assertEquals(ActStep.DONE, acts.unlock(account.id, STAFF));
        assertEquals(ActStep.DONE, acts.unlock(additional.id, STAFF));
    }

    @Test
    void anOwnerWithoutAPasswordIsInvitedAnewByAnUnlock() {
        account.update("update account set password_hash = null where id = ?1", account.id);
        lock(account);
        assertEquals(ActStep.DONE, acts.unlock(account.id, STAFF));

        assertEquals(AccountState.UNREGISTERED, line().state());
        assertEquals("invitation:" + account.id, account.lastMail().topic());
    }

    @Test
    void opensAClosedAccountAgainUnlessItsAddressIsTaken() {
        assertEquals(ActStep.MEANWHILE, acts.reopen(account.id, STAFF));
        wired.inTransaction(() -> accounts.close(Kind.CLOSED, account.service, account.id, account.client));
        assertEquals(ActStep.DONE, acts.reopen(account.id, STAFF));
        assertFalse(accounts.isPasswordOf(Optional.of(account.fresh()), TestAccount.PASSWORD));
        assertTrue(links.owner(
                        Purpose.PASSWORD_RESET,
                        account.service,
                        account.lastMail().link())
                .isPresent());

        wired.inTransaction(() -> accounts.close(Kind.CLOSED, account.service, account.id, account.client));
        TestAccount other = new TestAccount(wired, Service.EMPLOYER);
        account.update("update account set email = ?1 where id = ?2", account.email, other.id);
        assertEquals(ActStep.TAKEN, acts.reopen(account.id, STAFF));
        assertEquals(1, staffEvents("REOPENED"));
    }

    @Test
    void endsSessionsOnceAsTheyWereSeenAndLeavesTheSkipSetting() {
        String session = session();
        wired.get(TrustTokenService.class).issue(account.fresh(), 0, account.client, now());
        String seen = view().seen();

        assertEquals(ActStep.DONE, acts.endSessions(account.id, seen, STAFF));
        assertEquals(ActStep.MEANWHILE, acts.endSessions(account.id, seen, STAFF));

        assertTrue(sessions.resume(account.service, session).isEmpty());
        assertTrue(view().skipped());
        assertEquals(1, staffEvents("ACCESS_ENDED"));
    }

    @Test
    void endsTheSkipSettingOnceAndTellsTheOwner() {
        String session = session();
        assertEquals(ActStep.NOTHING, acts.resumeOtp(account.id, view().seen(), STAFF));
        wired.get(TrustTokenService.class).issue(account.fresh(), 0, account.client, now());
        String seen = view().seen();

        assertEquals(ActStep.DONE, acts.resumeOtp(account.id, seen, STAFF));
        assertEquals(ActStep.MEANWHILE, acts.resumeOtp(account.id, seen, STAFF));

        assertFalse(view().skipped());
        assertTrue(sessions.resume(account.service, session).isPresent());
        assertTrue(
                account.lastMail().body().contains("運用担当"), account.lastMail().body());
        assertEquals(1, staffEvents("SKIP_ENDED"));
    }

    @Test
    void invitesAnUnregisteredOwnerAgainButNotTwiceInAMinute() {
        assertEquals(ActStep.MEANWHILE, acts.invite(account.id, STAFF));
        account.update("update account set password_hash = null where id = ?1", account.id);

        assertEquals(ActStep.DONE, acts.invite(account.id, STAFF));
        assertEquals(ActStep.TOO_SOON, acts.invite(account.id, STAFF));
        assertEquals(1, account.mails().size());
        wired.clock.pass(Duration.ofMinutes(1));
        assertEquals(ActStep.DONE, acts.invite(account.id, STAFF));
    }

    @Test
    void givesStrangersTheirTriesBack() {
        var budget = wired.get(StrangersTries.class).of(account.service, account.email.toUpperCase());
        assertEquals(ActStep.NOTHING, acts.giveTriesBack(account.id, STAFF));
        while (wired.get(Throttle.class).take(List.of(budget)).isEmpty()) {}
        assertEquals(wired.get(Throttle.class).take(List.of(budget)), view().delayedUntil());

        assertEquals(ActStep.DONE, acts.giveTriesBack(account.id, STAFF));
        assertEquals(Optional.empty(), view().delayedUntil());
        assertEquals(1, staffEvents("TRIES_GIVEN_BACK"));
    }

    @Test
    void createsAnAccountOnceByInvitation() {
        String address = TestAccount.newAddress();
        assertEquals(ActStep.NO_ADDRESS, acts.create(Service.SEEKER, "nobody", STAFF));
        assertEquals(ActStep.TAKEN, acts.create(Service.EMPLOYER, account.email, STAFF));
        assertEquals(ActStep.DONE, acts.create(Service.SEEKER, address, STAFF));
        assertEquals(ActStep.TOO_SOON, acts.create(Service.SEEKER, address.toUpperCase(), STAFF));
        assertEquals(1, account.mailsTo(address).size());
    }

    @Test
    void nothingIsDoneToAnAccountThatIsNotThere() {
        for (ActStep step : List.of(
                acts.lock(-1, "", STAFF),
                acts.unlock(-1, STAFF),
                acts.reopen(-1, STAFF),
                acts.endSessions(-1, "", STAFF))) {
            assertEquals(ActStep.MEANWHILE, step);
        }
        assertEquals(Optional.empty(), desk.view(-1, STAFF));
    }
}
