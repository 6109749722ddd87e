package mypage.admin.imports;

import jakarta.annotation.Resource;
import jakarta.ejb.ApplicationException;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.account.Service;
import mypage.audit.AuditTrail;
import mypage.platform.Rate;
import mypage.platform.RequestContext;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import mypage.registration.RegistrationService;
import mypage.registration.RegistrationService.Invitation;

/**
 * The transactions of {@link ImportTimer}, one for each row: account, link, mail, audit event, the row's state and the counts
 * of the import are there together or not at all. So a node may die at any moment, and any node goes on.
 */
@Stateless
public class ImportTransactions {

    /** How often a row is tried before it counts as failed. */
    static final int TRIES = 3;

    /** Import by import, so that the first row is found by the index and no list of all that wait is sorted. */
    private static final String NEXT = """
            select r.import_id, r.line, r.service, r.email, i.confirmed_by
            from (select id, confirmed_by from account_import where state = 'RUNNING' order by id) i
            cross join lateral (
                select import_id, line, service, email from import_row
                where import_id = i.id and state = 'GOOD' order by line limit 1 for update skip locked) r
            limit 1""";

    private static final String SETTLE = """
            update import_row set state = ?3, reason = ?4 where import_id = ?1 and line = ?2 and state = 'GOOD'""";

    private static final String NOTE_TRY = """
            update import_row set tries = tries + 1
            where import_id = ?1 and line = ?2 and state = 'GOOD' returning tries""";

    /** A row whose turn it is. */
    record Row(long importId, int line, Service service, String email, long staffId) implements Serializable {

        static Row of(Object[] found) {
            return new Row(
                    ((Number) found[0]).longValue(),
                    ((Number) found[1]).intValue(),
                    Service.valueOf((String) found[2]),
                    (String) found[3],
                    ((Number) found[4]).longValue());
        }

        /** Nobody's browser; whoever confirmed the import is who invites. */
        RequestContext client() {
            return new RequestContext("-", "import-" + importId, "").actingAs(staffId);
        }
    }

    /** Which row could not be gone through; nothing of it was committed. */
    @ApplicationException(rollback = true)
    public static final class FailedRowException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Row row;

        FailedRowException(Row row, RuntimeException cause) {
            super("line " + row.line() + " of import " + row.importId(), cause);
            this.row = row;
        }
    }

    @PersistenceContext
    EntityManager entities;

    @Resource
    EJBContext context;

    @Inject
    RegistrationService registration;

    @Inject
    RateLimiter limiter;

    @Inject
    AuditTrail audit;

    @Inject
    ImportSettings settings;

    @Inject
    Clock clock;

    /**
     * Invites the owner of one row, if it is time for one, and nobody else is at it.
     *
     * @return whether it did, so that there may be more to do now
     */
    public boolean inviteNext() {
        Optional<Row> next = next();
        if (next.isEmpty() || limiter.acquire(List.of(budget())).isPresent()) {
            return false;
        }
        try {
            return invite(next.get());
        } catch (RuntimeException e) {
            throw new FailedRowException(next.get(), e);
        }
    }

    private Optional<Row> next() {
        List<?> found = entities.createNativeQuery(NEXT).getResultList();
        return found.stream().map(Object[].class::cast).map(Row::of).findFirst();
    }

    private boolean invite(Row row) {
        boolean sent = registration.inviteInBulk(row.service(), row.email(), row.client()) == Invitation.SENT;
        settle(row, sent ? "INVITED" : "THERE", sent ? null : BadLine.Reason.TAKEN);
        boolean isRunning = count(row, sent ? 1 : 0, sent ? 0 : 1, 0);
        if (!isRunning) {
            // Cancelled a moment ago.
            context.setRollbackOnly();
        }
        return isRunning;
    }

    /** Tries the row again later, or gives it up. */
    public void noteFailure(FailedRowException failure) {
        Row row = failure.row;
        List<?> tries = query(NOTE_TRY, row).getResultList();
        if (tries.stream().anyMatch(count -> ((Number) count).intValue() >= TRIES)) {
            settle(row, "FAILED", BadLine.Reason.ERROR);
            count(row, 0, 0, 1);
        }
    }

    private void settle(Row row, String state, BadLine.Reason reason) {
        query(SETTLE, row)
                .setParameter(3, state)
                .setParameter(4, reason == null ? null : reason.name())
                .executeUpdate();
    }

    private Query query(String sql, Row row) {
        return entities.createNativeQuery(sql).setParameter(1, row.importId()).setParameter(2, row.line());
    }

    /** The last one finishes the import. */
    private boolean count(Row row, int invited, int there, int failed) {
        boolean counted = entities.createNamedQuery(AccountImport.COUNT)
                        .setParameter("id", row.importId())
                        .setParameter("invited", invited)
                        .setParameter("there", there)
                        .setParameter("failed", failed)
                        .executeUpdate()
                == 1;
        if (counted && finish(row)) {
            audit.record(ImportAuditKind.IMPORT_FINISHED, row.importId(), row.client());
        }
        return counted;
    }

    private boolean finish(Row row) {
        return entities.createNamedQuery(AccountImport.FINISH)
                        .setParameter("id", row.importId())
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** One for all nodes and imports. No more at once than a second's share, however many the setting's period has. */
    private RateLimit budget() {
        Duration interval = settings.rate().interval();
        int atOnce = (int) Math.max(1, Duration.ofSeconds(1).dividedBy(interval));
        return new RateLimit("imports", new Rate(atOnce, interval.multipliedBy(atOnce)));
    }
}
