package mypage.admin.staff;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import mypage.platform.OneRow;

/** The rows of {@link RecoveryCode}. */
@Stateless
public class RecoveryCodeRepository {

    @PersistenceContext
    EntityManager entities;

    public void add(RecoveryCode code) {
        entities.persist(code);
    }

    public List<RecoveryCode> of(long staffId) {
        return entities.createNamedQuery(RecoveryCode.OF_MEMBER, RecoveryCode.class)
                .setParameter("staff", staffId)
                .getResultList();
    }

    public int count(long staffId) {
        return entities.createNamedQuery(RecoveryCode.COUNT, Long.class)
                .setParameter("staff", staffId)
                .getSingleResult()
                .intValue();
    }

    /** Whether it could be used; of many at once exactly one can. */
    public boolean use(RecoveryCode code) {
        return OneRow.isChangedBy(entities.createNamedQuery(RecoveryCode.USE).setParameter("id", code.id()));
    }

    public void endAll(long staffId) {
        entities.createNamedQuery(RecoveryCode.END_ALL)
                .setParameter("staff", staffId)
                .executeUpdate();
    }
}
