package mypage.admin.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import mypage.admin.approvals.ActDetails;
import mypage.admin.approvals.ActHandler;
import mypage.admin.approvals.ActKind;
import mypage.admin.approvals.FourEyes;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;

/** Starts acts on many accounts: at once, or after a second member approved it. Joins the caller's transaction. */
@ApplicationScoped
public class BulkActs implements ActHandler {

    /** The accounts of this time count together, so that nobody evades the limit with many small files. */
    private static final Duration TOGETHER = Duration.ofHours(24);

    @Inject
    BulkActRepository acts;

    @Inject
    FourEyes fourEyes;

    @Inject
    BulkActSettings settings;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Whether this many more accounts need a second member. */
    boolean needsApproval(int accounts) {
        return acts.accountsSince(clock.instant().minus(TOGETHER)) + accounts >= settings.approval();
    }

    /** Starts of several members happen one after the other, so that all are counted. */
    BulkActResult begin(BulkActKind kind, String fileName, Collection<Long> accounts, RequestContext context) {
        acts.holdStarts();
        boolean waits = needsApproval(accounts.size());
        long id = acts.add(kind, fileName, accounts, context, clock.instant());
        if (!waits) {
            start(id, context);
            return new BulkActResult.Started();
        }
        ActDetails details = new ActDetails(Map.of(
                "bulk", Long.toString(id),
                "act", kind.name(),
                "file", fileName,
                "accounts", Integer.toString(accounts.size()),
                "counts", acts.countByState(id),
                "reason", context.reason().kind().name(),
                "note", context.reason().note(),
                "office", context.reason().office()));
        fourEyes.ask(ActKind.BULK_ACT, Long.toString(id), details, context);
        return new BulkActResult.Asked();
    }

    private boolean start(long id, RequestContext context) {
        boolean done = acts.start(id, clock.instant());
        if (done) {
            audit.record(UserAuditKind.BULK_ACT_STARTED, id, context);
        }
        return done;
    }

    @Override
    public Set<ActKind> kinds() {
        return Set.of(ActKind.BULK_ACT);
    }

    @Override
    public boolean carryOut(ActKind kind, ActDetails details, RequestContext context) {
        return start(details.number("bulk"), context);
    }
}
