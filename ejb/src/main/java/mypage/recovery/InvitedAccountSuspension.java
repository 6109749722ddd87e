package mypage.recovery;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import mypage.account.Account;
import mypage.account.AccountFamilyRepository;
import mypage.account.AccountService;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.platform.RequestContext;

/**
 * Suspends the additional accounts that an intruder may have invited to keep access, until the owner of the main account
 * allows or removes them.
 */
@Stateless
public class InvitedAccountSuspension {

    @Inject
    AccountFamilyRepository families;

    @Inject
    AccountService accounts;

    @Inject
    AccountActionTokenRepository tokens;

    /** The open additional accounts that this account has invited since then, sorted by address. */
    public List<Account> invitedSince(long mainId, Instant since) {
        return families.additionalSince(mainId, since).stream()
                .filter(Account::isOpen)
                .toList();
    }

    /**
     * Suspends those accounts, whether or not their owners have registered, and ends all access to them. One that was
     * closed meanwhile can't be reopened by a link any more. Joins the caller's transaction, which has locked the main
     * account, so that no invitation escapes it.
     */
    public void suspendSince(long mainId, Instant since, RequestContext context) {
        for (Account invited : families.additionalSince(mainId, since)) {
            if (invited.isClosed()) {
                tokens.endAllForGood(invited.id());
            } else {
                accounts.suspend(invited.service(), invited.id(), context);
            }
        }
    }
}
