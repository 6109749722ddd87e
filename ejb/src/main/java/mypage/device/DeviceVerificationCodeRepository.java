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

    Stream<DeviceVerificationCode> living(long accountId, Instant now) {
        return entities.createNamedQuery(DeviceVerificationCode.LIVING, DeviceVerificationCode.class)
                .setParameter("account", accountId)
                .setParameter("now", now)
                .getResultStream();
    }

    /** Whether it could be used; of many at once exactly one can. */
    boolean use(DeviceVerificationCode code) {
        return OneRow.isChangedBy(
                entities.createNamedQuery(DeviceVerificationCode.USE).setParameter("id", code.id()));
    }
}
