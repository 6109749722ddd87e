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
 * The transactions of {@link ImportTimer}, one for each row: account, link, mail, audit event, the row's state and the counts
 * of the import are there together or not at all. So a node may die at any moment, and any node goes on.
 */
@Stateless
public class ImportTransactions {

    /** How often a row is tried before it counts as failed. */
    static final int TRIES = 3;

    /** Which row could not be gone through; nothing of it was committed. */
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
     * Invites the owner of one row, if it is time for one, and nobody else is at it.
     *
     * @return whether it did, so that there may be more to do now
     */
    public boolean inviteNext() {
        Optional<ImportRow> next = rows.next();
        if (next.isEmpty() || limiter.acquire(List.of(budget())).isPresent()) {
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
            // Cancelled a moment ago.
            context.setRollbackOnly();
        }
        return isRunning;
    }

    /** Tries the row again later, or gives it up. */
    public void noteFailure(FailedRowException failure) {
        ImportRow row = failure.row;
        if (rows.noteTry(row).filter(tries -> tries >= TRIES).isPresent()) {
            rows.settle(row, "FAILED", BadLine.Reason.ERROR);
            count(row, 0, 0, 1);
        }
    }

    /** The last one finishes the import. */
    private boolean count(ImportRow row, int invited, int there, int failed) {
        boolean counted = imports.count(row.importId(), invited, there, failed);
        if (counted && imports.finish(row.importId(), clock.instant())) {
            audit.record(ImportAuditKind.IMPORT_FINISHED, row.importId(), row.context());
        }
        return counted;
    }

    /** One for all nodes and imports. No more at once than a second's share, however many the setting's period has. */
    private RateLimit budget() {
        Duration interval = settings.rate().interval();
        int atOnce = (int) Math.max(1, Duration.ofSeconds(1).dividedBy(interval));
        return new RateLimit("imports", new Rate(atOnce, interval.multipliedBy(atOnce)));
    }
}
