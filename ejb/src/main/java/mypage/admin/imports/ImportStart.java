package mypage.admin.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mypage.admin.approvals.ActDetails;
import mypage.admin.approvals.ActHandler;
import mypage.admin.approvals.ActKind;
import mypage.admin.approvals.FourEyes;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;

/** Starts imports: at once, or after a second member approved it. Joins the caller's transaction. */
@ApplicationScoped
public class ImportStart implements ActHandler {

    /** The accounts of this time count together, so that nobody evades the limit with many small files. */
    private static final Duration TOGETHER = Duration.ofHours(24);

    @Inject
    AccountImportRepository imports;

    @Inject
    ImportRowRepository rows;

    @Inject
    FourEyes fourEyes;

    @Inject
    AuditTrail audit;

    @Inject
    ImportSettings settings;

    @Inject
    Clock clock;

    /** Starts of several members happen one after the other, so that all are counted. */
    ImportStartResult confirm(long id, RequestContext context) {
        imports.holdStarts();
        Optional<AccountImport> found = imports.find(id).map(ImportSummary::of);
        if (found.isEmpty() || !found.get().isConfirmable(settings.retention(), clock.instant())) {
            return ImportStartResult.LATE;
        }
        if (needsApproval(found.get())) {
            return fourEyes.ask(ActKind.START_IMPORT, Long.toString(id), details(found.get()), context)
                    ? ImportStartResult.ASKED
                    : ImportStartResult.ALREADY_ASKED;
        }
        return start(id, context) ? ImportStartResult.STARTED : ImportStartResult.LATE;
    }

    boolean needsApproval(AccountImport found) {
        long started = imports.startedSince(clock.instant().minus(TOGETHER));
        return started + found.good() >= settings.approval();
    }

    private ActDetails details(AccountImport found) {
        String services = rows.goodByService(found.id()).entrySet().stream()
                .map(service -> service.getKey() + ":" + service.getValue())
                .collect(Collectors.joining(","));
        return new ActDetails(Map.of(
                "import", Long.toString(found.id()),
                "file", found.fileName(),
                "good", Integer.toString(found.good()),
                "again", Integer.toString(found.again()),
                "services", services));
    }

    private boolean start(long id, RequestContext context) {
        Instant now = clock.instant();
        boolean done = imports.confirm(id, context.staffId(), now, now.minus(settings.retention()));
        if (done) {
            audit.record(ImportAuditKind.IMPORT_CONFIRMED, id, context);
        }
        return done;
    }

    @Override
    public Set<ActKind> kinds() {
        return Set.of(ActKind.START_IMPORT);
    }

    @Override
    public boolean carryOut(ActKind kind, ActDetails details, RequestContext context) {
        return start(details.number("import"), context);
    }
}
