package mypage.admin.staff;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mypage.platform.NativeStatement;
import mypage.platform.OneRow;

/** The rows of {@link StaffMember}. A conditional update returns whether it changed the row. */
@Stateless
public class StaffMemberRepository {

    /** A lock that {@link FirstAdministrator} takes too. Released at the end of the transaction. */
    static final String HOLD_ALL = "select cast(pg_advisory_xact_lock(hashtextextended('staff', 0)) as text)";

    private static final NativeStatement HOLD = NativeStatement.of(HOLD_ALL);

    private static final NativeStatement COUNT_GUESS = NativeStatement.of("""
            update staff set
                guesses = case when cast(:known as boolean) then guesses
                    else guesses || cast(:now as timestamptz) end,
                known_guesses = case when cast(:known as boolean) then known_guesses || cast(:now as timestamptz)
                    else known_guesses end
            where id = :id
                and case when cast(:known as boolean) then known_guess_count else guess_count end < :limit""");

    /** Takes back the newest attempt, and drops old ones, except where there were too many. */
    private static final NativeStatement RELEASE_GUESS = NativeStatement.of("""
            update staff s set
                guesses = array(
                    select g from unnest(
                        trim_array(s.guesses,
                            least(s.guess_count, case when cast(:known as boolean) then 0 else 1 end))) g
                    where g > :since or (cast(:known as boolean) and s.guess_count >= :limit) order by g),
                known_guesses = array(
                    select g from unnest(
                        trim_array(s.known_guesses,
                            least(s.known_guess_count, case when cast(:known as boolean) then 1 else 0 end))) g
                    where g > :since or (not cast(:known as boolean) and s.known_guess_count >= :limit) order by g)
            where s.id = :id""");

    private static final NativeStatement OPEN_SECOND_FACTOR =
            NativeStatement.of("update staff set guesses = '{}', known_guesses = '{}' where id = :id");

    @PersistenceContext
    EntityManager entities;

    @Inject
    StaffSettings settings;

    /** Makes other changes of staff wait until the transaction ends. */
    public void holdAll() {
        HOLD.in(entities).first();
    }

    public Optional<StaffMember> find(long id) {
        return Optional.ofNullable(entities.find(StaffMember.class, id));
    }

    /** Finds a member, and makes other changes of this member wait until the transaction ends. */
    public StaffMember hold(long id) {
        return entities.find(StaffMember.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @param email normalized */
    public Optional<StaffMember> find(String email) {
        return entities.createNamedQuery(StaffMember.BY_EMAIL, StaffMember.class)
                .setParameter("email", email)
                .getResultStream()
                .findFirst();
    }

    /** Members after this address, sorted by address. */
    public List<StaffMember> list(String after, int most) {
        return entities.createNamedQuery(StaffMember.LIST, StaffMember.class)
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList();
    }

    /** Names by id; unknown ids are left out. */
    public Map<Long, String> names(Collection<Long> ids) {
        return entities.createNamedQuery(StaffMember.NAMES, Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (String) row[1]));
    }

    /** The ids of members with this id, with this whole address, or with this text in their name. */
    public List<Long> called(long id, String typed) {
        return entities.createNamedQuery(StaffMember.CALLED, Long.class)
                .setParameter("number", id)
                .setParameter("typed", typed)
                .getResultList();
    }

    /** Stores the time step of a code, so that neither this code nor an older one is accepted again. */
    public boolean takeStep(StaffMember staff, long step, byte[] sealedSecret) {
        return OneRow.isChangedBy(entities.createNamedQuery(StaffMember.TAKE_STEP)
                .setParameter("step", step)
                .setParameter("secret", sealedSecret)
                .setParameter("id", staff.id())
                .setParameter("epoch", staff.sessionEpoch()));
    }

    /**
     * Counts an attempt at the second factor.
     *
     * @return false, and nothing has changed, when too many were wrong in such browsers
     */
    public boolean countGuess(long id, boolean known, Instant now) {
        return COUNT_GUESS
                .in(entities)
                .set("known", known)
                .set("now", now)
                .set("id", id)
                .set("limit", settings.guesses().count())
                .changesOneRow();
    }

    /** Takes back an attempt that was right, and drops those that are too old to count. */
    public void releaseGuess(long id, boolean known, Instant now) {
        RELEASE_GUESS
                .in(entities)
                .set("known", known)
                .set("since", now.minus(settings.guesses().period()))
                .set("limit", settings.guesses().count())
                .set("id", id)
                .update();
    }

    /** Counts wrong codes from zero again. */
    public void openSecondFactor(long id) {
        OPEN_SECOND_FACTOR.in(entities).set("id", id).update();
    }

    public void noteSignIn(long id, Instant now) {
        entities.createNamedQuery(StaffMember.NOTE_SIGN_IN)
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Stores both factors and ends all sessions. */
    public boolean enrol(long id, String passwordHash, byte[] sealedSecret, long step) {
        return OneRow.isChangedBy(entities.createNamedQuery(StaffMember.ENROL)
                .setParameter("password", passwordHash)
                .setParameter("secret", sealedSecret)
                .setParameter("step", step)
                .setParameter("id", id));
    }

    public boolean changePassword(StaffMember staff, String hash) {
        return OneRow.isChangedBy(entities.createNamedQuery(StaffMember.CHANGE_PASSWORD)
                .setParameter("password", hash)
                .setParameter("id", staff.id())
                .setParameter("epoch", staff.sessionEpoch()));
    }

    public void disable(long id, Instant now) {
        entities.createNamedQuery(StaffMember.DISABLE)
                .setParameter("id", id)
                .setParameter("now", now)
                .executeUpdate();
    }

    public void enable(long id) {
        entities.createNamedQuery(StaffMember.ENABLE).setParameter("id", id).executeUpdate();
    }

    public void endFactors(long id) {
        entities.createNamedQuery(StaffMember.END_FACTORS)
                .setParameter("id", id)
                .executeUpdate();
    }
}
