package mypage.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
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

    private static final String HOLD =
            "select cast(pg_advisory_xact_lock(hashtextextended(?1 || ':' || ?2, 0)) as text)";

    @PersistenceContext
    EntityManager entities;

    @Inject
    AccountService accounts;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Whether an account of the service has this address, and not only an invitation to be an additional one. */
    public boolean isTaken(Service service, String email) {
        return entities.createNamedQuery(Account.COUNT_HOLDERS, Long.class)
                        .setParameter("service", service)
                        .setParameter("email", email)
                        .getSingleResult()
                > 0;
    }

    /**
     * Creates an account without a password.
     *
     * @param mainId of the main account that it belongs to; empty for a main one
     * @return empty when another account has the address
     */
    public Optional<Account> create(Service service, String email, Optional<Long> mainId, RequestContext context) {
        hold(service, email);
        if (mainId.isEmpty()) {
            endInvitation(service, email, context);
        }
        int created = entities.createNamedQuery(Account.CREATE)
                .setParameter(1, service.name())
                .setParameter(2, email)
                .setParameter(3, mainId.orElse(null))
                .setParameter(4, Timestamp.from(clock.instant()))
                .executeUpdate();
        return created == 1 ? accounts.find(service, email) : Optional.empty();
    }

    /**
     * Sets a new address and ends all access as {@link AccountService#endAccess} does.
     *
     * @return false, and nothing has changed, when another account has the address, or this one is locked
     */
    public boolean change(Service service, long accountId, String email, RequestContext context) {
        hold(service, email);
        endInvitation(service, email, context);
        return decide(Account.CHANGE_EMAIL, AccountAuditKind.EMAIL_CHANGED, service, accountId, email, context);
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
        hold(account.service(), email);
        endInvitation(account.service(), email, context);
        return decide(Account.GIVE_BACK, how, account.service(), account.id(), email, context);
    }

    private boolean decide(
            String update, AuditKind how, Service service, long accountId, String email, RequestContext context) {
        boolean done = entities.createNamedQuery(update)
                        .setParameter(1, email)
                        .setParameter(2, accountId)
                        .executeUpdate()
                == 1;
        audit.record(done ? how : AccountAuditKind.ADDRESS_TAKEN, service, accountId, context);
        return done;
    }

    private void endInvitation(Service service, String email, RequestContext context) {
        accounts.find(service, email)
                .filter(holder -> entities.createNamedQuery(Account.END_INVITATION)
                                .setParameter("now", clock.instant())
                                .setParameter("id", holder.id())
                                .executeUpdate()
                        == 1)
                .ifPresent(ended -> audit.record(AccountAuditKind.REMOVED, service, ended.id(), context));
    }

    /** Has all who come later wait until the caller's transaction ends. */
    private void hold(Service service, String email) {
        entities.createNativeQuery(HOLD)
                .setParameter(1, service.name())
                .setParameter(2, email)
                .getSingleResult();
    }
}
