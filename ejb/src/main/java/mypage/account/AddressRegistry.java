package mypage.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;

/**
 * Which account has which address. An address is the ID of at most one account of a service that is not closed: whoever wants
 * one waits for others who want the same, until they have it or not, and then one conditional statement decides. An
 * invitation to be an additional account, that nobody has accepted, keeps its address from other invitations of that
 * kind alone: who proved to read the mailbox, or is known to the office, ends it. All join the caller's transaction and
 * take addresses normalized.
 */
@Stateless
public class AddressRegistry {

    @Inject
    AccountAddressRepository rows;

    @Inject
    AccountService accounts;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Whether an account of the service has this address, and not only an invitation to be an additional one. */
    public boolean isTaken(Service service, String email) {
        return rows.countHolders(service, email) > 0;
    }

    /**
     * Creates an account without a password.
     *
     * @param mainId of the main account that it belongs to; empty for a main one
     * @return empty when another account has the address
     */
    public Optional<Account> create(Service service, String email, Optional<Long> mainId, RequestContext context) {
        rows.hold(service, email);
        if (mainId.isEmpty()) {
            endInvitation(service, email, context);
        }
        boolean created = rows.create(service, email, mainId, clock.instant());
        return created ? accounts.find(service, email) : Optional.empty();
    }

    /**
     * Sets a new address and ends all access as {@link AccountService#endAccess} does.
     *
     * @return false, and nothing has changed, when another account has the address, or this one is locked
     */
    public boolean change(Service service, long accountId, String email, RequestContext context) {
        rows.hold(service, email);
        endInvitation(service, email, context);
        return noted(rows.changeEmail(accountId, email), AccountAuditKind.EMAIL_CHANGED, service, accountId, context);
    }

    /**
     * Gives a former address back, and opens the account again if it was closed. Ends all access.
     *
     * @return false, and nothing else has changed, when another account has the address, or this one is locked, or the main
     *     account of this closed one is closed
     */
    public boolean restore(Account account, String email, RequestContext context) {
        return giveBack(account, email, AccountAuditKind.EMAIL_RESTORED, context);
    }

    /**
     * Opens a closed account again, with the address that it had. What was open before stays dead.
     *
     * @return false, and nothing has changed, when another account has the address, or the main account is closed
     */
    public boolean reopen(Account account, RequestContext context) {
        return giveBack(account, AccountService.normalize(account.email()), AccountAuditKind.REOPENED, context);
    }

    /** The main account of a closed one is held, so that it is not closed meanwhile and leaves this one behind. */
    private boolean giveBack(Account account, String email, AuditKind how, RequestContext context) {
        if (!account.isOpen()) {
            account.mainId().ifPresent(accounts::hold);
        }
        rows.hold(account.service(), email);
        endInvitation(account.service(), email, context);
        return noted(rows.giveBack(account.id(), email), how, account.service(), account.id(), context);
    }

    private boolean noted(boolean done, AuditKind how, Service service, long accountId, RequestContext context) {
        audit.record(done ? how : AccountAuditKind.ADDRESS_TAKEN, service, accountId, context);
        return done;
    }

    private void endInvitation(Service service, String email, RequestContext context) {
        accounts.find(service, email)
                .filter(holder -> rows.endInvitation(holder.id(), clock.instant()))
                .ifPresent(ended -> audit.record(AccountAuditKind.REMOVED, service, ended.id(), context));
    }
}
