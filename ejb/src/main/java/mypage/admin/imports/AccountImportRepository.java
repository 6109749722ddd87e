package mypage.admin.imports;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.platform.NativeStatement;
import mypage.platform.OneRow;

/**
 * The rows of {@link AccountImport}. Each step of an import is one conditional update, which returns whether it was
 * taken.
 */
@Dependent
class AccountImportRepository {

    /** Uses the index of rare kinds of events. */
    private static final NativeStatement CANCELLED_BY = NativeStatement.of("""
            select s.name from audit_event e join staff s on s.id = e.staff_id
            where e.kind = 'IMPORT_CANCELLED' and e.target_id = :id""");

    private static final NativeStatement HOLD_STARTS =
            NativeStatement.of("select cast(pg_advisory_xact_lock(hashtextextended('imports', 0)) as text)");

    @PersistenceContext
    EntityManager entities;

    /** Makes other starts of imports wait until the transaction ends. */
    void holdStarts() {
        HOLD_STARTS.in(entities).first();
    }

    /** How many accounts the imports have that were started since then. */
    long startedSince(Instant since) {
        return entities.createNamedQuery(AccountImport.STARTED_SINCE, Long.class)
                .setParameter("since", since)
                .getSingleResult();
    }

    /** Stores a new import at once, because rows will refer to it. */
    void add(AccountImport stored) {
        entities.persist(stored);
        entities.flush();
    }

    /** Imports with a smaller id, the newest first. */
    List<ImportSummary> list(long before, int most) {
        return entities.createNamedQuery(AccountImport.LIST, ImportSummary.class)
                .setParameter("before", before)
                .setMaxResults(most)
                .getResultList();
    }

    Optional<ImportSummary> find(long id) {
        return entities.createNamedQuery(AccountImport.ONE, ImportSummary.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The name of the member who cancelled it, from the audit trail. */
    Optional<String> cancelledBy(long id) {
        return CANCELLED_BY.in(entities).set("id", id).first().map(row -> row.text(0));
    }

    /** @param rowsKeptSince imports that came to rest by then have lost their rows */
    boolean confirm(long id, Long staff, Instant now, Instant rowsKeptSince) {
        return OneRow.isChangedBy(entities.createNamedQuery(AccountImport.CONFIRM)
                .setParameter("id", id)
                .setParameter("staff", staff)
                .setParameter("now", now)
                .setParameter("rowsKeptSince", rowsKeptSince));
    }

    boolean cancel(long id, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(AccountImport.CANCEL)
                .setParameter("id", id)
                .setParameter("now", now));
    }

    /** Counts processed rows, unless the import was cancelled. */
    boolean count(long id, int invited, int there, int failed) {
        return OneRow.isChangedBy(entities.createNamedQuery(AccountImport.COUNT)
                .setParameter("id", id)
                .setParameter("invited", invited)
                .setParameter("there", there)
                .setParameter("failed", failed));
    }

    /** Finishes the import if all its rows are processed. */
    boolean finish(long id, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(AccountImport.FINISH)
                .setParameter("id", id)
                .setParameter("now", now));
    }
}
