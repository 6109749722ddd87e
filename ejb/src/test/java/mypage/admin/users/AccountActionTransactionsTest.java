package mypage.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.account.Service;
import mypage.device.UnknownDeviceLimit;
import mypage.ratelimit.RateLimiter;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Staff end sessions and settings of accounts, and invite their owners. */
@Tag("C20")
class AccountActionTransactionsTest extends AccountFixture {

    @Test
    void endsTheSessionsSeenAndLeavesTheSkipSetting() {
        String session = session();
        container.get(TrustTokenService.class).issue(account.fresh(), 0, account.context, now());
        String seen = view().seen();

        assertEquals(AccountActionResult.DONE, actions.endSessions(account.id, seen, STAFF));
        assertEquals(AccountActionResult.MEANWHILE, actions.endSessions(account.id, seen, STAFF));

        assertTrue(sessions.resume(account.service, session).isEmpty());
        assertTrue(view().skipped());
        assertEquals(1, staffEvents("ACCESS_ENDED"));
    }

    @Test
    void endsTheSkipSettingOnceAndNotifiesTheOwner() {
        String session = session();
        assertEquals(AccountActionResult.NOTHING, actions.resumeOtp(account.id, view().seen(), STAFF));
        container.get(TrustTokenService.class).issue(account.fresh(), 0, account.context, now());
        String seen = view().seen();

        assertEquals(AccountActionResult.DONE, actions.resumeOtp(account.id, seen, STAFF));
        assertEquals(AccountActionResult.MEANWHILE, actions.resumeOtp(account.id, seen, STAFF));

        assertFalse(view().skipped());
        assertTrue(sessions.resume(account.service, session).isPresent());
        assertTrue(
                account.lastMail().body().contains("運用担当"), account.lastMail().body());
        assertEquals(1, staffEvents("SKIP_ENDED"));
    }

    @Test
    void endsOneSessionOfTheAccountAndNoOther() {
        String stays = session();
        String ends = session();
        long id = account.number("select max(id) from user_session where account_id = ?1", account.id);
        assertEquals(2, view().sessions().size());

        TestAccount stranger = new TestAccount(container, Service.EMPLOYER);
        assertEquals(AccountActionResult.NOTHING, actions.endSession(stranger.id, id, STAFF));
        assertEquals(AccountActionResult.DONE, actions.endSession(account.id, id, STAFF));
        assertEquals(AccountActionResult.NOTHING, actions.endSession(account.id, id, STAFF));

        assertTrue(sessions.resume(account.service, ends).isEmpty());
        assertTrue(sessions.resume(account.service, stays).isPresent());
        assertEquals(1, staffEvents("SESSION_ENDED"));
    }

    @Test
    void invitesAnUnregisteredOwnerAgainOnceAMinute() {
        assertEquals(AccountActionResult.MEANWHILE, actions.invite(account.id, STAFF));
        account.update("update account set password_hash = null where id = ?1", account.id);

        assertEquals(AccountActionResult.DONE, actions.invite(account.id, STAFF));
        assertEquals(AccountActionResult.TOO_SOON, actions.invite(account.id, STAFF));
        assertEquals(1, account.mails().size());
        container.clock.pass(Duration.ofMinutes(1));
        assertEquals(AccountActionResult.DONE, actions.invite(account.id, STAFF));
    }

    @Test
    void resetsTheAttemptsOfUnknownDevices() {
        var limit = container
                .get(UnknownDeviceLimit.class)
                .of(account.service, account.email.toUpperCase())
                .get(1);
        assertEquals(AccountActionResult.NOTHING, actions.restoreAttempts(account.id, STAFF));
        while (container.get(RateLimiter.class).acquire(List.of(limit)).isEmpty()) {}
        assertEquals(container.get(RateLimiter.class).acquire(List.of(limit)), view().delayedUntil());

        assertEquals(AccountActionResult.DONE, actions.restoreAttempts(account.id, STAFF));
        assertEquals(Optional.empty(), view().delayedUntil());
        assertEquals(1, staffEvents("TRIES_GIVEN_BACK"));
    }

    @Test
    void createsAnAccountOnceByInvitation() {
        String address = TestAccount.newAddress();
        assertEquals(AccountActionResult.NO_ADDRESS, actions.create(Service.SEEKER, "nobody", STAFF));
        assertEquals(AccountActionResult.TAKEN, actions.create(Service.EMPLOYER, account.email, STAFF));
        assertEquals(AccountActionResult.DONE, actions.create(Service.SEEKER, address, STAFF));
        assertEquals(AccountActionResult.TOO_SOON, actions.create(Service.SEEKER, address.toUpperCase(), STAFF));
        assertEquals(1, account.mailsTo(address).size());
    }

    @Test
    void changesNothingForAnUnknownAccount() {
        for (AccountActionResult step : List.of(
                actions.lock(-1, "", STAFF),
                actions.unlock(-1, STAFF),
                actions.reopen(-1, STAFF),
                actions.endSessions(-1, "", STAFF))) {
            assertEquals(AccountActionResult.MEANWHILE, step);
        }
        assertEquals(Optional.empty(), lookup.view(-1, STAFF));
    }
}
