package mypage.admin.staff;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.platform.NativeStatement;
import mypage.platform.OneRow;

/** The rows of {@link Passkey}, and the challenges that were answered. */
@Stateless
public class PasskeyRepository {

    private static final NativeStatement ADD = NativeStatement.of("""
            insert into staff_passkey
                (id, staff_id, credential_id, public_key, backup_eligible, sign_count, name, created_at)
            values (nextval('id_seq'), :staff, :credential, :key, :backup, :count, :name, :now)
            on conflict (credential_id) do nothing""");

    private static final NativeStatement ANSWER = NativeStatement.of("""
            insert into staff_passkey_answer (challenge_hash, expires_at) values (:hash, :end)
            on conflict do nothing""");

    /** A passkey of a member who may sign in. */
    public record Owned(Passkey passkey, StaffMember staff) {}

    @PersistenceContext
    EntityManager entities;

    /** Stores a passkey; false when its credential is registered already, for whomever. */
    public boolean add(Passkey passkey, Instant now) {
        return ADD.in(entities)
                .set("staff", passkey.staffId())
                .set("credential", passkey.credentialId())
                .set("key", passkey.publicKey())
                .set("backup", passkey.isBackupEligible())
                .set("count", passkey.signCount())
                .set("name", passkey.name())
                .set("now", now)
                .changesOneRow();
    }

    public List<Passkey> of(long staffId) {
        return entities.createNamedQuery(Passkey.OF_MEMBER, Passkey.class)
                .setParameter("staff", staffId)
                .getResultList();
    }

    public int count(long staffId) {
        return entities.createNamedQuery(Passkey.COUNT, Long.class)
                .setParameter("staff", staffId)
                .getSingleResult()
                .intValue();
    }

    /** Empty also when its member is disabled, or was asked to enrol anew. */
    public Optional<Owned> find(byte[] credentialId) {
        return entities.createNamedQuery(Passkey.BY_CREDENTIAL, Object[].class)
                .setParameter("credential", credentialId)
                .getResultStream()
                .map(row -> new Owned((Passkey) row[0], (StaffMember) row[1]))
                .findFirst();
    }

    /** Notes that a challenge was answered; of many simultaneous requests exactly one succeeds. */
    public boolean answer(byte[] challengeHash, Instant end) {
        return ANSWER.in(entities).set("hash", challengeHash).set("end", end).changesOneRow();
    }

    /**
     * Stores the signature counter of a use.
     *
     * @return false when the counter did not grow, or the passkey was removed
     */
    public boolean use(Passkey passkey, long count, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(Passkey.USE)
                .setParameter("count", count)
                .setParameter("now", now)
                .setParameter("id", passkey.id()));
    }

    /** Removes a passkey of this member; false when it is none. */
    public boolean remove(long staffId, long id) {
        return OneRow.isChangedBy(
                entities.createNamedQuery(Passkey.REMOVE).setParameter("id", id).setParameter("staff", staffId));
    }

    public void endAll(long staffId) {
        entities.createNamedQuery(Passkey.END_ALL)
                .setParameter("staff", staffId)
                .executeUpdate();
    }
}
