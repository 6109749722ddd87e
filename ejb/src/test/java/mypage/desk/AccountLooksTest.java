package mypage.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import mypage.account.AccountLine;
import mypage.account.AccountState;
import mypage.account.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What members of staff see of an account, and that it is known that they looked. */
@Tag("C20")
class AccountLooksTest extends OneAccount {

    @Test
    void tooManyWrongCodesAreShownUntilSessionsAreEnded() {
        account.update("""
                insert into otp_challenge (account_id, attempt_id, code_hash, tries, issued_at, expires_at, failures, access_generation)
                values (?1, 1, '', 0, now(), now(), 100, 0)""", account.id);
        assertEquals(100, view().wrongCodes());
        assertTrue(view().codesClosed());
        acts.endSessions(account.id, view().seen(), STAFF);
        assertEquals(0, view().wrongCodes());
    }

    @Test
    void eachLookIsAuditedAndNothingThatWasTyped() {
        long before = account.number("select count(*) from audit_event where kind = 'ACCOUNT_SEARCHED'");
        var found = desk.search(
                account.email.toUpperCase(),
                List.of(Service.values()),
                List.of(AccountState.values()),
                Optional.empty(),
                STAFF);
        assertEquals(
                List.of(account.id), found.rows().stream().map(AccountLine::id).toList());
        assertEquals(before + 1, account.number("select count(*) from audit_event where kind = 'ACCOUNT_SEARCHED'"));
        view();
        assertEquals(1, staffEvents("ACCOUNT_VIEWED"));
        assertEquals(List.of(), view().events());
        assertFalse(AccountDeskService.isSearchable(" ab "));
        assertTrue(AccountDeskService.isSearchable("ＡＢＣ"));
    }
}
