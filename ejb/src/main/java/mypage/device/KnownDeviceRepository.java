package mypage.device;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import mypage.platform.NativeStatement;
import mypage.platform.OneRow;
import mypage.platform.Secrets;
import mypage.trust.DeviceCookies;

/** The rows of {@link KnownDevice}. */
@Stateless
public class KnownDeviceRepository {

    private static final NativeStatement KEEP = NativeStatement.of("""
            insert into known_browser as k (hash, account_id, signed_in_at, expires_at)
            values (:hash, :account, cast(:signedInAt as timestamptz), :expiresAt)
            on conflict (hash) do update set expires_at = excluded.expires_at,
                signed_in_at = coalesce(excluded.signed_in_at, k.signed_in_at)""");

    @PersistenceContext
    EntityManager entities;

    @Inject
    DeviceVerificationCodeRepository codes;

    @Inject
    Secrets secrets;

    @Inject
    DeviceSettings settings;

    /** The hash by which this and other tables refer to a browser of an account. */
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
     * Records a sign-in from this browser. Joins the caller's transaction.
     *
     * @return whether it was the first one
     */
    public boolean noteSignIn(long accountId, byte[] hash, Instant now) {
        boolean metAgain = OneRow.isChangedBy(entities.createNamedQuery(KnownDevice.MEET_AGAIN)
                .setParameter("hash", hash)
                .setParameter("now", now)
                .setParameter("expiresAt", now.plus(settings.validity())));
        if (!metAgain) {
            keep(accountId, hash, now, now);
        }
        return !metAgain;
    }

    /** Makes the browser known before the first sign-in from it. Joins the caller's transaction. */
    public void introduce(long accountId, byte[] hash, Instant now) {
        keep(accountId, hash, null, now);
    }

    /**
     * Makes all devices of the account unknown, and ends the mailed codes that could make one known. Joins the caller's
     * transaction.
     */
    public void forgetAll(long accountId) {
        codes.endAll(accountId);
        entities.createNamedQuery(KnownDevice.FORGET_ALL)
                .setParameter("account", accountId)
                .executeUpdate();
    }

    /**
     * Does the same with all devices but this one, which stays known if it was. To be called when the password or the
     * address changes: an intruder may have made a device known before.
     */
    public void forgetOthers(long accountId, DeviceCookies kept) {
        codes.endAll(accountId);
        entities.createNamedQuery(KnownDevice.FORGET_OTHERS)
                .setParameter("account", accountId)
                .setParameter("hash", hash(accountId, kept.id()))
                .executeUpdate();
    }

    private void keep(long accountId, byte[] hash, Instant signedInAt, Instant now) {
        KEEP.in(entities)
                .set("hash", hash)
                .set("account", accountId)
                .set("signedInAt", signedInAt)
                .set("expiresAt", now.plus(settings.validity()))
                .update();
    }
}
