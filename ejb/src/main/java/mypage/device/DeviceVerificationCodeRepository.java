package mypage.device;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.stream.Stream;
import mypage.platform.OneRow;

/** The rows of {@link DeviceVerificationCode}. */
@Dependent
class DeviceVerificationCodeRepository {

    @PersistenceContext
    EntityManager entities;

    Stream<DeviceVerificationCode> valid(long accountId, Instant now) {
        return entities.createNamedQuery(DeviceVerificationCode.VALID, DeviceVerificationCode.class)
                .setParameter("account", accountId)
                .setParameter("now", now)
                .getResultStream();
    }

    /** Consumes a code; of many simultaneous requests exactly one succeeds. */
    boolean use(DeviceVerificationCode code) {
        return OneRow.isChangedBy(
                entities.createNamedQuery(DeviceVerificationCode.USE).setParameter("id", code.id()));
    }

    void endAll(long accountId) {
        entities.createNamedQuery(DeviceVerificationCode.END_ALL)
                .setParameter("account", accountId)
                .executeUpdate();
    }
}
