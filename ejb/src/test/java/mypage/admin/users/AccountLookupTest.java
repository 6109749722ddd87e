package mypage.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
                insert into otp_challenge (account_id, attempt_id, code_hash, tries, issued_at, expires_at, failures,
                    access_generation)
                values (?1, 1, '', 0, now(), now(), 100, 0)""", account.id);
        assertEquals(100, view().wrongCodes());
        assertTrue(view().codesClosed());
        actions.endSessions(account.id, view().seen(), STAFF);
        assertEquals(0, view().wrongCodes());
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
                account.email.toUpperCase(),
                List.of(Service.values()),
                List.of(AccountState.values()),
                Optional.empty(),
                STAFF);
        assertEquals(
                List.of(account.id),
                found.rows().stream().map(AccountSummary::id).toList());
        assertEquals(before + 1, account.number("select count(*) from audit_event where kind = 'ACCOUNT_SEARCHED'"));
        view();
        assertEquals(1, staffEvents("ACCOUNT_VIEWED"));
        assertEquals(List.of(), view().events());
        assertFalse(AccountLookupService.isSearchable(" ab "));
        assertTrue(AccountLookupService.isSearchable("ＡＢＣ"));
    }
}
