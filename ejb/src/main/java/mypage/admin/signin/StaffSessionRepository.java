package mypage.admin.signin;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.admin.staff.StaffMember;
import mypage.platform.OneRow;

/** The rows of {@link StaffSession}. */
@Dependent
class StaffSessionRepository {

    record Found(StaffSession session, StaffMember staff) {}

    @PersistenceContext
    EntityManager entities;

    void add(StaffSession session) {
        entities.persist(session);
    }

    /** Neither too old nor of an earlier generation; it may have been idle for too long. */
    Optional<Found> find(byte[] hash, Instant now) {
        return entities.createNamedQuery(StaffSession.BY_TOKEN, Object[].class)
                .setParameter("hash", hash)
                .setParameter("now", now)
                .getResultStream()
                .map(row -> new Found((StaffSession) row[0], (StaffMember) row[1]))
                .findFirst();
    }

    List<StaffSession> living(long staffId, Instant now, Instant usedAfter) {
        return entities.createNamedQuery(StaffSession.LIVING, StaffSession.class)
                .setParameter("staff", staffId)
                .setParameter("now", now)
                .setParameter("usedAfter", usedAfter)
                .getResultList();
    }

    void touch(StaffSession session, Instant now) {
        entities.createNamedQuery(StaffSession.TOUCH)
                .setParameter("now", now)
                .setParameter("id", session.id())
                .executeUpdate();
    }

    /** @return false, and nothing is counted, when there were {@link StaffSession#MOST_TRIES} */
    boolean countTry(StaffSession session) {
        return OneRow.isChangedBy(entities.createNamedQuery(StaffSession.COUNT_TRY)
                .setParameter("id", session.id())
                .setParameter("most", StaffSession.MOST_TRIES));
    }

    /** From the first factor to the second; of many at once exactly one does. */
    boolean signIn(StaffSession session, byte[] newHash, Instant now, Instant end) {
        return OneRow.isChangedBy(entities.createNamedQuery(StaffSession.SIGN_IN)
                .setParameter("hash", newHash)
                .setParameter("now", now)
                .setParameter("end", end)
                .setParameter("id", session.id()));
    }

    /** Takes it along to the generation after this one. */
    boolean carryOver(long id, byte[] newHash, int generation) {
        return OneRow.isChangedBy(entities.createNamedQuery(StaffSession.CARRY_OVER)
                .setParameter("hash", newHash)
                .setParameter("id", id)
                .setParameter("generation", generation));
    }

    void end(StaffSession session) {
        entities.createNamedQuery(StaffSession.END)
                .setParameter("id", session.id())
                .executeUpdate();
    }

    void end(byte[] hash) {
        entities.createNamedQuery(StaffSession.END_BY_TOKEN)
                .setParameter("hash", hash)
                .executeUpdate();
    }

    void endOthers(long staffId, long id) {
        entities.createNamedQuery(StaffSession.END_OTHERS)
                .setParameter("staff", staffId)
                .setParameter("id", id)
                .executeUpdate();
    }
}
