package mypage.admin.imports;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.platform.NativeStatement;
import mypage.platform.OneRow;

/** The rows of {@link AccountImport}. Each step of an import is one conditional update, which returns whether it was taken. */
@Dependent
class AccountImportRepository {

    /** By the index of rare kinds. */
    private static final NativeStatement CANCELLED_BY = NativeStatement.of("""
            select s.name from audit_event e join staff s on s.id = e.staff_id
            where e.kind = 'IMPORT_CANCELLED' and e.target_id = :id""");

    @PersistenceContext
    EntityManager entities;

    /** Stores a new one, so that rows can refer to it. */
    void add(AccountImport stored) {
        entities.persist(stored);
        entities.flush();
    }

    /** Those with a smaller id, the newest first. */
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

    /** The name of who cancelled it, as the audit trail has it. */
    Optional<String> cancelledBy(long id) {
        return CANCELLED_BY.in(entities).set("id", id).first().map(row -> row.text(0));
    }

    /** @param rowsLivingSince one that was uploaded by then has no rows any more */
    boolean confirm(long id, Long staff, Instant now, Instant rowsLivingSince) {
        return OneRow.isChangedBy(entities.createNamedQuery(AccountImport.CONFIRM)
                .setParameter("id", id)
                .setParameter("staff", staff)
                .setParameter("now", now)
                .setParameter("rowsLivingSince", rowsLivingSince));
    }

    boolean cancel(long id, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(AccountImport.CANCEL)
                .setParameter("id", id)
                .setParameter("now", now));
    }

    /** Counts rows that were gone through; not when the import was cancelled. */
    boolean count(long id, int invited, int there, int failed) {
        return OneRow.isChangedBy(entities.createNamedQuery(AccountImport.COUNT)
                .setParameter("id", id)
                .setParameter("invited", invited)
                .setParameter("there", there)
                .setParameter("failed", failed));
    }

    /** Whether all its rows were gone through by now. */
    boolean finish(long id, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(AccountImport.FINISH)
                .setParameter("id", id)
                .setParameter("now", now));
    }
}
