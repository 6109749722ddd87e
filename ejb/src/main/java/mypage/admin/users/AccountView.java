package mypage.admin.users;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.AccountAuditKind;
import mypage.account.AccountState;
import mypage.admin.addressrequests.AddressRequestView;
import mypage.audit.AuditKind;
import mypage.otp.PilotMembership;
import mypage.otp.WrongCodes;
import mypage.recovery.RecoveryAuditKind;
import mypage.registration.RegistrationAuditKind;
import mypage.session.SessionView;

/**
 * Everything that staff see of an account. The browsers that skip its one-time password are not shown: not even its
 * owner is shown them (requirement 46).
 *
 * @param family its main account, or its additional ones
 * @param wrongCodes the wrong one-time passwords that count now
 * @param skipped whether at least one browser skips the one-time password
 * @param sessions the open sessions, the most recently used first
 * @param delayedUntil when unknown devices may try the password again; empty when they may now
 * @param request the open request for another address
 * @param seen binds an action to this view: it changes with each revocation of access, and when the account is closed
 * @param linkUntil when the last mailed link to choose a password expires; empty when there is none
 * @param undelivered the mails that came back; empty if none did since its owner last read a mailed code
 * @param announced when its owner was told that it will become dormant; empty once somebody signed in
 * @param dormant since when it is dormant
 * @param pilot why it is asked for one-time passwords before the launch date; empty if it is not
 * @param turns the newest event of each kind that explains the present state, the newest first
 * @param events the newest events, without views
 */
public record AccountView(
        AccountSummary account,
        List<AccountSummary> family,
        WrongCodes wrongCodes,
        boolean skipped,
        List<SessionView> sessions,
        Optional<Instant> delayedUntil,
        Optional<AddressRequestView> request,
        String seen,
        Optional<Instant> linkUntil,
        Optional<Undelivered> undelivered,
        Optional<Instant> announced,
        Optional<Instant> dormant,
        Optional<PilotMembership> pilot,
        List<AccountEvent> turns,
        List<AccountEvent> events) {

    /**
     * Mails to the address come back.
     *
     * @param last the number of the last one; empty if its record was deleted
     */
    public record Undelivered(Instant since, Optional<Long> last) {}

    public AccountView {
        family = List.copyOf(family);
        sessions = List.copyOf(sessions);
        turns = List.copyOf(turns);
        events = List.copyOf(events);
    }

    public Optional<AccountEvent> locked() {
        return last(AccountAuditKind.LOCKED, AccountAuditKind.SUSPENDED);
    }

    public Optional<AccountEvent> addressChanged() {
        return last(AccountAuditKind.EMAIL_CHANGED, AccountAuditKind.EMAIL_RESTORED);
    }

    public Optional<AccountEvent> invited() {
        return last(RegistrationAuditKind.INVITED);
    }

    /**
     * Whether it is open but nobody knows its password. That is so from when staff opened it again until its owner
     * chooses one. Whoever opens a closed account by a mailed link keeps the password.
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
