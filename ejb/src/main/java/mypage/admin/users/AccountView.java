package mypage.admin.users;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.AccountAuditKind;
import mypage.account.AccountState;
import mypage.admin.addressrequests.AddressRequestView;
import mypage.audit.AuditKind;
import mypage.recovery.RecoveryAuditKind;
import mypage.registration.RegistrationAuditKind;

/**
 * All that staff see of an account. Not the browsers in which its one-time password is skipped, nor those of its sessions: not
 * even its owner is shown the former (requirement 46).
 *
 * @param family its main account, or its additional ones
 * @param wrongCodes one-time passwords typed wrongly in a row
 * @param codesClosed whether these were so many that none is accepted any more
 * @param skipped whether at least one browser skips the one-time password
 * @param sessions how many live
 * @param delayedUntil when browsers that the account does not know may try its password again; empty when they may now
 * @param request the request for another address that has not ended
 * @param seen what an act on the account is bound to: it changes with each end of access, and when the account is closed
 * @param linkUntil until when its owner can choose a password by a link that was mailed; empty when no link can be used
 * @param turns the newest event of each kind that tells how it came to be as it is, the newest first
 * @param events the newest ones, of whatever was done but looking
 */
public record AccountView(
        AccountSummary account,
        List<AccountSummary> family,
        int wrongCodes,
        boolean codesClosed,
        boolean skipped,
        int sessions,
        Optional<Instant> delayedUntil,
        Optional<AddressRequestView> request,
        String seen,
        Optional<Instant> linkUntil,
        List<AccountEvent> turns,
        List<AccountEvent> events) {

    public AccountView {
        family = List.copyOf(family);
        turns = List.copyOf(turns);
        events = List.copyOf(events);
    }

    public Optional<AccountEvent> locked() {
        return last(AccountAuditKind.LOCKED);
    }

    public Optional<AccountEvent> addressChanged() {
        return last(AccountAuditKind.EMAIL_CHANGED, AccountAuditKind.EMAIL_RESTORED);
    }

    public Optional<AccountEvent> invited() {
        return last(RegistrationAuditKind.INVITED);
    }

    /**
     * Whether it is open, but nobody knows a password of it: so it is from when staff opened it again until its owner chooses
     * one. Who opens a closed one by a mailed link keeps the password.
     */
    public boolean passwordVoid() {
        return account.state() == AccountState.OPEN
                && last(
                                RecoveryAuditKind.UNLOCKED,
                                AccountAuditKind.REOPENED,
                                AccountAuditKind.PASSWORD_CHANGED,
                                AccountAuditKind.REGISTERED)
                        .filter(AccountView::voidsPassword)
                        .isPresent();
    }

    private static boolean voidsPassword(AccountEvent event) {
        return event.is(RecoveryAuditKind.UNLOCKED)
                || event.is(AccountAuditKind.REOPENED) && event.staff().isPresent();
    }

    private Optional<AccountEvent> last(AuditKind... kinds) {
        return turns.stream()
                .filter(event -> Stream.of(kinds).anyMatch(event::is))
                .findFirst();
    }
}
