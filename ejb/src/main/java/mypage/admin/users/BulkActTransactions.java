package mypage.admin.users;

import jakarta.ejb.ApplicationException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.admin.users.BulkActRepository.Next;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;

/**
 * The transactions of {@link BulkActTimer}, one for each account. The act, its audit event and its mail are committed
 * with the counts, so a node may die at any moment, and any node continues.
 */
@Stateless
public class BulkActTransactions {

    /** The act on an account failed; nothing of it was committed. */
    @ApplicationException(rollback = true)
    public static final class FailedActException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Next next;

        FailedActException(Next next, RuntimeException cause) {
            super("account " + next.accountId() + " of act " + next.actId(), cause);
            this.next = next;
        }
    }

    @Inject
    BulkActRepository acts;

    @Inject
    AccountActionTransactions actions;

    @Inject
    AccountService accounts;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Ends the acts that a second member refused, or that nobody can approve any more. */
    public void giveUp() {
        acts.giveUp(clock.instant());
    }

    /** Does the next account; false if there is none now. */
    public boolean next() {
        Optional<Next> next = acts.next();
        next.ifPresentOrElse(this::carryOut, this::finish);
        return next.isPresent();
    }

    private void finish() {
        RequestContext context = new RequestContext("-", "bulk", "");
        acts.finish(clock.instant()).forEach(id -> audit.record(UserAuditKind.BULK_ACT_FINISHED, id, context));
    }

    private void carryOut(Next next) {
        try {
            boolean done = actOn(next) == AccountActionResult.DONE;
            acts.settle(next, done ? 1 : 0, done ? 0 : 1, 0);
        } catch (RuntimeException e) {
            throw new FailedActException(next, e);
        }
    }

    /** A file names no closed account, so its owner closed it since, and may still open it again. */
    private AccountActionResult actOn(Next next) {
        Account held = accounts.hold(next.accountId());
        if (held.isClosed()) {
            return AccountActionResult.MEANWHILE;
        }
        return next.kind().carryOut(actions, held.id(), AccountLookupService.seen(held), next.context());
    }

    /** Gives the account up, so that the others have their turn. The audit trail names it. */
    public void noteFailure(FailedActException failure) {
        Next next = failure.next;
        acts.settle(next, 0, 0, 1);
        Optional.ofNullable(accounts.get(next.accountId()))
                .ifPresent(account -> audit.record(
                        UserAuditKind.BULK_ACT_FAILED, account.service(), account.id(), next.actId(), next.context()));
    }
}
