package mypage.admin.signin;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.admin.staff.SignedInStaff;
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

    /** A session that has not expired and belongs to the current session epoch, but may have been idle too long. */
    Optional<Found> find(byte[] hash, Instant now) {
        return entities.createNamedQuery(StaffSession.BY_TOKEN, Object[].class)
                .setParameter("hash", hash)
                .setParameter("now", now)
                .getResultStream()
                .map(row -> new Found((StaffSession) row[0], (StaffMember) row[1]))
                .findFirst();
    }

    List<StaffSession> open(long staffId, Instant now, Instant usedAfter) {
        return entities.createNamedQuery(StaffSession.OPEN, StaffSession.class)
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

    /** Counts a code; false when there were {@link StaffSession#MOST_ATTEMPTS} already. */
    boolean countAttempt(StaffSession session) {
        return OneRow.isChangedBy(entities.createNamedQuery(StaffSession.COUNT_ATTEMPT)
                .setParameter("id", session.id())
                .setParameter("most", StaffSession.MOST_ATTEMPTS));
    }

    /** Completes the sign-in; of many simultaneous requests exactly one succeeds. */
    boolean signIn(StaffSession session, byte[] newHash, Instant now, Instant end) {
        return OneRow.isChangedBy(entities.createNamedQuery(StaffSession.SIGN_IN)
                .setParameter("hash", newHash)
                .setParameter("now", now)
                .setParameter("end", end)
                .setParameter("id", session.id()));
    }

    /** Moves the session to the session epoch after this one. */
    boolean carryOver(long id, byte[] newHash, int epoch) {
        return OneRow.isChangedBy(entities.createNamedQuery(StaffSession.CARRY_OVER)
                .setParameter("hash", newHash)
                .setParameter("id", id)
                .setParameter("epoch", epoch));
    }

    /** @return false when the session has ended */
    boolean reauthenticate(SignedInStaff self, byte[] newHash, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(StaffSession.REAUTHENTICATE)
                .setParameter("hash", newHash)
                .setParameter("now", now)
                .setParameter("id", self.sessionId())
                .setParameter("staff", self.id()));
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
