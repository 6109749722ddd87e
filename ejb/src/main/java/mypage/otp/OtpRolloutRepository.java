package mypage.otp;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import mypage.account.Service;

/** The rows of {@link OtpRollout}, one per service. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class OtpRolloutRepository {

    @PersistenceContext
    EntityManager entities;

    public Optional<OtpRollout> find(Service service) {
        return Optional.ofNullable(entities.find(OtpRollout.class, service));
    }

    public List<OtpRollout> all() {
        return entities.createNamedQuery(OtpRollout.ALL, OtpRollout.class).getResultList();
    }
}
