package mypage.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;

/**
 * Assigns addresses to accounts. An address is the ID of at most one open account of a service. Whoever wants an
 * address waits for others who want the same one, and then a single conditional statement decides. An additional
 * account that was only invited keeps its address from other such invitations, but not from an owner who proved to
 * read the mailbox or whom staff know: that ends the invitation. All methods join the caller's transaction and take
 * normalized addresses.
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

    /**
     * Whether an account of the service has this address. An additional account that was only invited does not count,
     * unless staff locked it.
     */
    public boolean isTaken(Service service, String email) {
        return rows.countHolders(service, email) > 0;
    }

    /**
     * Creates an account without a password.
     *
     * @param mainId the main account to which it belongs; empty for a main account
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
     * Sets a new address and revokes all access as {@link AccountService#endAccess} does.
     *
     * @return false, and nothing has changed, when another account has the address or this one is locked
     */
    public boolean change(Service service, long accountId, String email, RequestContext context) {
        rows.hold(service, email);
        endInvitation(service, email, context);
        return noted(rows.changeEmail(accountId, email), AccountAuditKind.EMAIL_CHANGED, service, accountId, context);
    }

    /**
     * Gives a former address back, opens the account if it was closed, and revokes all access.
     *
     * @return false, and nothing else has changed, when another account has the address, this one is locked, or it is
     *     closed and so is its main account
     */
    public boolean restore(Account account, String email, RequestContext context) {
        return giveBack(account, email, AccountAuditKind.EMAIL_RESTORED, context);
    }

    /**
     * Opens a closed account with the address that it had. Whatever was open before stays void.
     *
     * @return false, and nothing has changed, when another account has the address or the main account is closed
     */
    public boolean reopen(Account account, RequestContext context) {
        return giveBack(account, EmailAddress.normalize(account.email()), AccountAuditKind.REOPENED, context);
    }

    /** Notes with each account that has this address that mails to it come back. */
    public void noteUndelivered(String email, RequestContext context) {
        for (Service service : Service.values()) {
            rows.noteUndelivered(service, email, clock.instant())
                    .ifPresent(id -> audit.record(AccountAuditKind.MAIL_UNDELIVERED, service, id, context));
        }
    }

    /** Locks the main account first, so that it cannot be closed at the same time without its additional account. */
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
        rows.endInvitation(service, email, clock.instant())
                .ifPresent(ended -> audit.record(AccountAuditKind.REMOVED, service, ended, context));
    }
}
