package mypage.account;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** The rows of {@link Account} that belong together: a main account and its additional ones (requirements 56 to 60). */
@Stateless
public class AccountFamilyRepository {

    @PersistenceContext
    EntityManager entities;

    /** The open additional accounts of a main account, registered or not, sorted by address. */
    public List<Account> additional(long mainId) {
        return entities.createNamedQuery(Account.ADDITIONAL, Account.class)
                .setParameter("main", mainId)
                .getResultList();
    }

    /** The additional accounts, closed ones too, that were created since then, sorted by address. */
    public List<Account> additionalSince(long mainId, Instant since) {
        return entities.createNamedQuery(Account.ADDITIONAL_SINCE, Account.class)
                .setParameter("main", mainId)
                .setParameter("since", since)
                .getResultList();
    }

    /** Whether there is such an account, open or closed, and it is no additional one of this main account. */
    public boolean isForeign(long accountId, long mainId) {
        Account account = entities.find(Account.class, accountId);
        return account != null
                && account.mainId().filter(main -> main == mainId).isEmpty();
    }

    /**
     * The accounts that the same owner could sign in to instead of this one, sorted by address. For a main account
     * these are its additional ones. For an additional account it is the main one only, because additional accounts do
     * not know of each other.
     */
    public List<Account> others(long accountId) {
        return entities.createNamedQuery(Account.FAMILY, Account.class)
                .setParameter("own", accountId)
                .getResultList();
    }
}
