package mypage.admin.imports;

import jakarta.annotation.Resource;
import jakarta.ejb.ApplicationException;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.audit.AuditTrail;
import mypage.platform.Rate;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import mypage.registration.RegistrationService;
import mypage.registration.RegistrationService.Invitation;

/**
 * The transactions of {@link ImportTimer}, one for each row. Account, link, mail, audit event, the state of the row
 * and the counts of the import are all committed together. So a node may die at any moment, and any node continues.
 */
@Stateless
public class ImportTransactions {

    /** The attempts after which a row has failed. */
    static final int MOST_ATTEMPTS = 3;

    /** A row could not be processed; nothing of it was committed. */
    @ApplicationException(rollback = true)
    public static final class FailedRowException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final ImportRow row;

        FailedRowException(ImportRow row, RuntimeException cause) {
            super("line " + row.line() + " of import " + row.importId(), cause);
            this.row = row;
        }
    }

    @Inject
    AccountImportRepository imports;

    @Inject
    ImportRowRepository rows;

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
     * Invites the owner of the next row, if the rate permits it and no other node is doing so.
     *
     * @return whether it did, and there may be more to do now
     */
    public boolean inviteNext() {
        Optional<ImportRow> next = rows.next();
        if (next.isEmpty() || limiter.acquire(List.of(limit())).isPresent()) {
            return false;
        }
        try {
            return invite(next.get());
        } catch (RuntimeException e) {
            throw new FailedRowException(next.get(), e);
        }
    }

    private boolean invite(ImportRow row) {
        boolean sent = registration.inviteInBulk(row.service(), row.email(), row.context()) == Invitation.SENT;
        rows.settle(row, sent ? "INVITED" : "THERE", sent ? null : BadLine.Reason.TAKEN);
        boolean isRunning = count(row, sent ? 1 : 0, sent ? 0 : 1, 0);
        if (!isRunning) {
            // The import was just cancelled.
            context.setRollbackOnly();
        }
        return isRunning;
    }

    /** Counts the attempt, and gives the row up after too many. */
    public void noteFailure(FailedRowException failure) {
        ImportRow row = failure.row;
        if (rows.countAttempt(row).filter(attempts -> attempts >= MOST_ATTEMPTS).isPresent()) {
            rows.settle(row, "FAILED", BadLine.Reason.ERROR);
            count(row, 0, 0, 1);
        }
    }

    /** Counts a processed row. The last one finishes the import. */
    private boolean count(ImportRow row, int invited, int there, int failed) {
        boolean counted = imports.count(row.importId(), invited, there, failed);
        if (counted && imports.finish(row.importId(), clock.instant())) {
            audit.record(ImportAuditKind.IMPORT_FINISHED, row.importId(), row.context());
        }
        return counted;
    }

    /**
     * One limit for all nodes and imports. It permits no more at once than a second's share, whatever the period of
     * the setting.
     */
    private RateLimit limit() {
        Duration interval = settings.rate().interval();
        int atOnce = (int) Math.max(1, Duration.ofSeconds(1).dividedBy(interval));
        return new RateLimit("imports", new Rate(atOnce, interval.multipliedBy(atOnce)));
    }
}
