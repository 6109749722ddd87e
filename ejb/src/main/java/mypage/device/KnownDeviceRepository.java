package mypage.device;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import mypage.platform.NativeStatement;
import mypage.platform.OneRow;
import mypage.platform.Secrets;

/** Tells browsers that an account has seen from those it never saw. */
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
        boolean metAgain = OneRow.isChangedBy(entities.createNamedQuery(KnownDevice.MEET_AGAIN)
                .setParameter("hash", hash)
                .setParameter("now", now)
                .setParameter("expiresAt", now.plus(settings.validity())));
        if (!metAgain) {
            keep(accountId, hash, now, now);
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

    private void keep(long accountId, byte[] hash, Instant signedInAt, Instant now) {
        KEEP.in(entities)
                .set("hash", hash)
                .set("account", accountId)
                .set("signedInAt", signedInAt)
                .set("expiresAt", now.plus(settings.validity()))
                .update();
    }
}
