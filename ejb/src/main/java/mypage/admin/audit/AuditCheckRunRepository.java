package mypage.admin.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import mypage.platform.NativeStatement;

/** The rows of {@link AuditCheckRun}, and the lock that a check holds while it runs. It ends with the transaction. */
@Dependent
class AuditCheckRunRepository {

    private static final String KEY = "cast(cast(cast('audit_check' as regclass) as oid) as bigint)";

    private static final String LOCK = "select pg_advisory_xact_lock(" + KEY + ")";

    private static final NativeStatement TRY_LOCK = NativeStatement.of("select pg_try_advisory_xact_lock(" + KEY + ")");

    /** Looked at, not tried: whoever only asks must not keep a check from beginning. */
    private static final NativeStatement IS_LOCKED = NativeStatement.of("""
            select exists (
                select 1 from pg_locks
                where locktype = 'advisory' and granted and objsubid = 1 and classid = 0
                    and objid = cast(cast('audit_check' as regclass) as oid)
                    and database = (select oid from pg_database where datname = current_database()))""");

    @PersistenceContext
    EntityManager entities;

    /** Waits for the lock, on a connection that no entity manager knows. */
    static void lock(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.execute();
        }
    }

    boolean tryLock() {
        return isTrue(TRY_LOCK);
    }

    boolean isLocked() {
        return isTrue(IS_LOCKED);
    }

    private boolean isTrue(NativeStatement question) {
        return question.in(entities).first().orElseThrow().isTrue(0);
    }

    void add(AuditCheckRun run) {
        entities.persist(run);
    }

    AuditCheckRun get(long id) {
        return entities.find(AuditCheckRun.class, id);
    }

    /** Whether the timer has begun one after this time. */
    boolean hasAutomaticSince(Instant since) {
        return entities.createNamedQuery(AuditCheckRun.COUNT_AUTOMATIC, Long.class)
                        .setParameter("since", since)
                        .getSingleResult()
                > 0;
    }

    /** The newest first. */
    List<AuditCheckRun> latest(int most) {
        return entities.createNamedQuery(AuditCheckRun.LATEST, AuditCheckRun.class)
                .setMaxResults(most)
                .getResultList();
    }
}
