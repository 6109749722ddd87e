package mypage.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import mypage.audit.AuditEvent;
import mypage.audit.AuditTrail;
import mypage.audit.Client;

/** Accounts that are closed and kept for a while, in case that it was not their owner who closed them. */
@Stateless
public class ClosedAccounts {

    @PersistenceContext
    EntityManager entities;

    @Inject
    AccountService accounts;

    @Inject
    AuditTrail audit;

    /**
     * Undoes the closing. What was open before stays dead, and so is what begins at this moment. Joins the caller's transaction. The main account is held, so that it
     * is not closed meanwhile and leaves this one behind; then the address, so that nobody takes it meanwhile.
     *
     * @return false, and nothing has changed, when the account is not closed any more, another one of the service has its
     *     address, or its main account is closed
     */
    public boolean reopen(Account account, Client client) {
        account.mainId().ifPresent(main -> entities.find(Account.class, main, LockModeType.PESSIMISTIC_WRITE));
        accounts.holdAddress(account.service(), AccountService.normalize(account.email()));
        boolean reopened = entities.createNamedQuery(Account.REOPEN)
                        .setParameter(1, account.id())
                        .executeUpdate()
                == 1;
        audit.record(
                reopened ? AuditEvent.Kind.REOPENED : AuditEvent.Kind.ADDRESS_TAKEN,
                account.service(),
                account.id(),
                client);
        return reopened;
    }
}
