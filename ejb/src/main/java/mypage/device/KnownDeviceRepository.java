package mypage.device;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import mypage.platform.Secrets;

/** Tells browsers that an account has seen from those it never saw. */
@Stateless
public class KnownDeviceRepository {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    @Inject
    DeviceSettings settings;

    /** What is kept of a browser for an account, here and in other rows. */
    public byte[] hash(long accountId, String browserId) {
        return secrets.digest(accountId + ":" + browserId);
    }

    public boolean isKnown(byte[] hash, Instant now) {
        return entities.createNamedQuery(KnownDevice.COUNT, Long.class)
                        .setParameter("hash", hash)
                        .setParameter("now", now)
                        .getSingleResult()
                > 0;
    }

    /**
     * Notes that the account was signed in to from this browser; joins the caller's transaction.
     *
     * @return whether that was the first time
     */
    public boolean noteSignIn(long accountId, byte[] hash, Instant now) {
        boolean metAgain = entities.createNamedQuery(KnownDevice.MEET_AGAIN)
                        .setParameter("hash", hash)
                        .setParameter("now", now)
                        .setParameter("expiresAt", now.plus(settings.validity()))
                        .executeUpdate()
                == 1;
        if (!metAgain) {
            keep(accountId, hash, Timestamp.from(now), now);
        }
        return !metAgain;
    }

    /** Gives the browser tries of its own before it was ever signed in from; joins the caller's transaction. */
    public void introduce(long accountId, byte[] hash, Instant now) {
        keep(accountId, hash, null, now);
    }

    /** Makes all of them strangers; joins the caller's transaction. */
    public void forgetAll(long accountId) {
        entities.createNamedQuery(KnownDevice.FORGET_ALL)
                .setParameter("account", accountId)
                .executeUpdate();
    }

    private void keep(long accountId, byte[] hash, Timestamp signedInAt, Instant now) {
        entities.createNamedQuery(KnownDevice.KEEP)
                .setParameter(1, hash)
                .setParameter(2, accountId)
                .setParameter(3, signedInAt)
                .setParameter(4, Timestamp.from(now.plus(settings.validity())))
                .executeUpdate();
    }
}
