package mypage.account;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import mypage.platform.Language;
import mypage.platform.NativeStatement;
import mypage.platform.OneRow;

/**
 * The rows of {@link Account}: password, epochs, and whether it is open. A conditional update returns whether it
 * changed the row.
 */
@Dependent
class AccountRepository {

    private static final NativeStatement HOLD =
            NativeStatement.of("select id from account where id = :id for no key update");

    /**
     * The sign-in after a mail came back shows that. A later one with a code that was read there ends it. Any sign-in
     * ends dormancy, but not one that was judged before all access ended, which has no session.
     */
    private static final NativeStatement NOTE_SIGN_IN = NativeStatement.of("""
            update account set last_sign_in_at = :now, language = :language,
                undelivered_at = case when :reads and undelivered_at < last_sign_in_at then null
                    else undelivered_at end,
                dormancy_announced_at = null, dormant_at = null
            where id = :id and access_generation = :epoch""");

    private static final NativeStatement CLOSE = NativeStatement.of("""
            update account set locked_at = coalesce(locked_at, :now), closed_at = :now,
                trust_generation = trust_generation + 1, access_generation = access_generation + 1
            where id = :id and closed_at is null""");

    private static final NativeStatement UNLOCK = NativeStatement.of("""
            update account a set locked_at = null, suspended_at = null, trust_generation = a.trust_generation + 1,
                access_generation = a.access_generation + 1, dormancy_announced_at = null, dormant_at = null
            where a.id = :id and a.locked_at is not null and a.closed_at is null
                and (a.main_id is null
                    or exists (select from account m where m.id = a.main_id and m.locked_at is null))""");

    private static final NativeStatement REPLACE_PASSWORD =
            NativeStatement.of("update account set password_hash = :hash where id = :id and password_hash is not null");

    @PersistenceContext
    EntityManager entities;

    Optional<Account> find(Service service, String email) {
        return entities.createNamedQuery(Account.BY_EMAIL, Account.class)
                .setParameter("service", service)
                .setParameter("email", email)
                .getResultStream()
                .findFirst();
    }

    /** Locks the row until the transaction ends. */
    void hold(long id) {
        HOLD.in(entities).set("id", id).first();
    }

    /** Sets the first password. */
    boolean register(long id, String hash, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(Account.REGISTER)
                .setParameter("hash", hash)
                .setParameter("now", now)
                .setParameter("id", id));
    }

    /** Stores another hash of the same password, unless the password was changed meanwhile. */
    void renewHash(Account account, String hash) {
        entities.createNamedQuery(Account.RENEW_HASH)
                .setParameter("renewed", hash)
                .setParameter("id", account.id())
                .setParameter("old", account.passwordHash())
                .executeUpdate();
    }

    /** Sets another password and revokes all access. */
    void changePassword(long id, String hash) {
        entities.createNamedQuery(Account.CHANGE_PASSWORD)
                .setParameter("hash", hash)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Replaces the password of a registered account and revokes nothing. */
    void replacePassword(long id, String hash) {
        REPLACE_PASSWORD.in(entities).set("id", id).set("hash", hash).update();
    }

    void noteSignIn(Account account, Language language, boolean readsMail, Instant now) {
        NOTE_SIGN_IN
                .in(entities)
                .set("now", now)
                .set("language", language.name())
                .set("reads", readsMail)
                .set("id", account.id())
                .set("epoch", account.sessionEpoch())
                .update();
    }

    void endTrust(long id) {
        update(Account.END_TRUST, id);
    }

    void endAccess(long id) {
        update(Account.END_ACCESS, id);
    }

    void endSessions(long id) {
        update(Account.END_SESSIONS, id);
    }

    private void update(String query, long id) {
        entities.createNamedQuery(query).setParameter("id", id).executeUpdate();
    }

    boolean lock(long id, Instant now) {
        return OneRow.isChangedBy(
                entities.createNamedQuery(Account.LOCK).setParameter("now", now).setParameter("id", id));
    }

    /** @return false when it was locked, suspended or closed already */
    boolean suspend(long id, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(Account.SUSPEND)
                .setParameter("now", now)
                .setParameter("id", id));
    }

    /** @return false when it is not suspended, is closed, or belongs to another main account */
    boolean allow(long id, long mainId) {
        return OneRow.isChangedBy(entities.createNamedQuery(Account.ALLOW)
                .setParameter("main", mainId)
                .setParameter("id", id));
    }

    /** @return false when it is not locked, is closed, or its main account is locked */
    boolean unlock(long id) {
        return UNLOCK.in(entities).set("id", id).changesOneRow();
    }

    boolean close(long id, Instant now) {
        return CLOSE.in(entities).set("now", now).set("id", id).changesOneRow();
    }
}
