package mypage.account;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Which accounts belong together: a main one and its additional ones (requirements 56 to 60). */
@Stateless
public class AccountFamilyRepository {

    @PersistenceContext
    EntityManager entities;

    /** The open additional accounts of a main one, registered or not, by address. */
    public List<Account> additional(long mainId) {
        return entities.createNamedQuery(Account.ADDITIONAL, Account.class)
                .setParameter("main", mainId)
                .getResultList();
    }

    /**
     * The accounts that can be signed in to in the place of this one, by address: for a main one its additional ones, for an
     * additional one its main one alone, since additional ones need not know of each other.
     */
    public List<Account> others(long accountId) {
        return entities.createNamedQuery(Account.FAMILY, Account.class)
                .setParameter("own", accountId)
                .getResultList();
    }
}
