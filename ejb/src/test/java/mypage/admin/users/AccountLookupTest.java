package mypage.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.account.AccountAuditKind;
import mypage.account.AccountState;
import mypage.account.AddressRegistry;
import mypage.account.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What staff see of an account, and that their view is recorded. */
@Tag("C20")
class AccountLookupTest extends AccountFixture {

    @Test
    void showsTooManyWrongCodesUntilSessionsAreEnded() {
        account.update("""
                insert into otp_challenge (account_id, attempt_id, code_hash, tries, issued_at, expires_at, guesses)
                values (?1, 1, '', 0, now(), now(), array_fill(now(), array[75]))""", account.id);
        assertEquals(75, view().wrongCodes().unknown());
        assertTrue(view().wrongCodes().isClosed());
        actions.endSessions(account.id, view().seen(), STAFF);
        assertEquals(0, view().wrongCodes().unknown());
    }

    /** A member who unlocks must see who locked the account and whether its address was changed. */
    @Test
    void showsWhoLockedItAndWhenTheAddressChanged() {
        account.update(
                "insert into audit_event (id, kind, outcome, occurred_at, account_id) values"
                        + " (nextval('id_seq'), 'EMAIL_CHANGED', 'SUCCESS', ?2, ?1),"
                        + " (nextval('id_seq'), 'EMAIL_RESTORED', 'SUCCESS', ?3, ?1)",
                account.id,
                Timestamp.from(now().minusSeconds(90_000)),
                Timestamp.from(now().minusSeconds(80_000)));
        lock(account);
        assertEquals(now(), view().locked().orElseThrow().at());
        assertTrue(view().locked().orElseThrow().staff().isPresent());
        assertEquals("EMAIL_RESTORED", view().addressChanged().orElseThrow().kind());
        assertEquals(
                now().minusSeconds(80_000),
                view().addressChanged().orElseThrow().at());
    }

    @Test
    void showsThatAnUnlockedAccountNeedsAPassword() {
        assertFalse(view().passwordVoid());
        lock(account);
        assertFalse(view().passwordVoid());
        actions.unlock(account.id, STAFF);
        assertTrue(view().passwordVoid());
        assertEquals(Optional.of(account.lastMail().notAfter()), view().linkUntil());
        container.clock.pass(Duration.ofHours(25));
        assertTrue(view().passwordVoid());
        assertEquals(Optional.empty(), view().linkUntil());

        container.inTransaction(() -> {
            accounts.changePassword(account.service, account.id, "hash of another", account.context);
            return null;
        });
        assertFalse(view().passwordVoid());
    }

    /** Its owner reopens it by a mailed link and keeps the password. */
    @Test
    void showsThatOnlyReopeningByStaffVoidsThePassword() {
        container.inTransaction(
                () -> accounts.close(AccountAuditKind.CLOSED, account.service, account.id, account.context));
        container.inTransaction(() -> container.get(AddressRegistry.class).reopen(account.fresh(), account.context));
        assertFalse(view().passwordVoid());
        container.inTransaction(
                () -> accounts.close(AccountAuditKind.CLOSED, account.service, account.id, account.context));
        actions.reopen(account.id, STAFF);
        assertTrue(view().passwordVoid());
    }

    @Test
    void showsTheInvitationAndItsExpiry() {
        account.update("update account set password_hash = null where id = ?1", account.id);
        assertEquals(Optional.empty(), view().invited());
        actions.invite(account.id, STAFF);
        assertEquals(now(), view().invited().orElseThrow().at());
        assertEquals(Optional.of(account.lastMail().notAfter()), view().linkUntil());
    }

    @Test
    void auditsEachLookupWithoutTheTypedText() {
        long before = account.number("select count(*) from audit_event where kind = 'ACCOUNT_SEARCHED'");
        var found = lookup.search(
                AccountQuery.of(
                        account.email.toUpperCase(), List.of(Service.values()), Optional.empty(), Optional.empty()),
                STAFF);
        assertEquals(
                List.of(account.id),
                found.rows().stream().map(AccountSummary::id).toList());
        assertEquals(before + 1, account.number("select count(*) from audit_event where kind = 'ACCOUNT_SEARCHED'"));
        view();
        assertEquals(1, staffEvents("ACCOUNT_VIEWED"));
        assertEquals(List.of(), view().events());
    }

    @Test
    @Tag("C13")
    void showsASuspendedAccountAndUnlocksIt() {
        TestAccount invited = additional();
        accounts.suspend(invited.service, invited.id, invited.context);

        AccountView seen = lookup.view(invited.id, STAFF).orElseThrow();

        assertEquals(AccountState.SUSPENDED, seen.account().state());
        assertEquals("SUSPENDED", seen.locked().orElseThrow().kind());
        assertEquals(List.of(invited.id), found(invited, AccountState.SUSPENDED));
        assertEquals(List.of(), found(invited, AccountState.LOCKED));
        assertEquals(AccountActionResult.DONE, actions.unlock(invited.id, STAFF));
        assertEquals(List.of(invited.id), found(invited, AccountState.OPEN));
        assertFalse(invited.fresh().isSuspended());
    }

    private List<Long> found(TestAccount whose, AccountState state) {
        return lookup
                .search(
                        AccountQuery.of(whose.email, List.of(Service.EMPLOYER), Optional.of(state), Optional.empty()),
                        STAFF)
                .rows()
                .stream()
                .map(AccountSummary::id)
                .toList();
    }
}
