package mypage.admin.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.audit.AuditChain;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;

/** The transactions of {@link AuditChecker}. */
@Stateless
public class AuditCheckTransactions {

    /** All nodes wake the timer at the same time, as their clocks go; one check is enough for all. */
    private static final Duration ONE_AUTOMATIC = Duration.ofHours(12);

    @Inject
    AuditCheckRunRepository runs;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * Begins a check, and records that.
     *
     * @return its number; empty when one is running
     */
    public Optional<Long> open(Optional<String> expectedHead, RequestContext context) {
        if (!runs.tryLock()) {
            return Optional.empty();
        }
        AuditCheckRun run = new AuditCheckRun(context.staffId(), expectedHead, clock.instant());
        runs.add(run);
        audit.record(AuditTrailAuditKind.AUDIT_CHECKED, run.id(), context);
        return Optional.of(run.id());
    }

    /** The same for the timer; empty also when another node has just done it. */
    public Optional<Long> openAutomatic(RequestContext timer) {
        Instant since = clock.instant().minus(ONE_AUTOMATIC);
        // The lock comes first, so that what another node began is committed and seen.
        boolean isDue = runs.tryLock() && !runs.hasAutomaticSince(since);
        return isDue ? open(Optional.empty(), timer) : Optional.empty();
    }

    public void finish(long id, AuditChain.Report report) {
        runs.get(id).finish(report, clock.instant());
    }

    /** The newest first. */
    public List<AuditCheckRun> latest(int many) {
        return runs.latest(many);
    }

    public boolean isRunning() {
        return runs.isLocked();
    }
}
