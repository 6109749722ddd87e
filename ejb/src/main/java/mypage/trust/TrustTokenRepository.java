package mypage.trust;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** The rows of {@link TrustToken}. */
@Dependent
class TrustTokenRepository {

    @PersistenceContext
    EntityManager entities;

    /** That of the account, whether expired or not; empty when there is none, or it is from an earlier trust epoch. */
    Optional<TrustToken> find(long accountId, byte[] hash) {
        return entities.createNamedQuery(TrustToken.OF_VALUE, TrustToken.class)
                .setParameter("account", accountId)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    long countValid(long accountId, Instant now) {
        return entities.createNamedQuery(TrustToken.COUNT_VALID, Long.class)
                .setParameter("account", accountId)
                .setParameter("now", now)
                .getSingleResult();
    }
}
