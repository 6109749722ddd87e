package mypage.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.account.AccountLine;
import mypage.office.RequestView;

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
 * @param events the newest ones, of whatever was done but looking
 */
public record AccountView(
        AccountLine account,
        List<AccountLine> family,
        int wrongCodes,
        boolean codesClosed,
        boolean skipped,
        int sessions,
        Optional<Instant> delayedUntil,
        Optional<RequestView> request,
        String seen,
        List<AccountEvent> events) {

    public AccountView {
        family = List.copyOf(family);
        events = List.copyOf(events);
    }
}
