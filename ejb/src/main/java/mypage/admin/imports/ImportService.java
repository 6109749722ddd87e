package mypage.admin.imports;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import mypage.account.Service;
import mypage.audit.AuditTrail;
import mypage.platform.CsvFile;
import mypage.platform.CsvFile.Problem;
import mypage.platform.RequestContext;
import mypage.platform.Slice;

/**
 * Import of accounts (一括登録): a file is uploaded and checked in one transaction, so all its lines are stored or none.
 * Nothing else happens until a member of staff confirms it; then {@link ImportTimer} processes it.
 */
@Stateless
public class ImportService {

    /** The most lines of a file, without the first one. */
    public static final int MOST_LINES = 100_000;

    /** In bytes. */
    public static final long LARGEST_FILE = 10 * 1024 * 1024;

    private static final int PAGE = 50;

    @Inject
    AccountImportRepository imports;

    @Resource
    EJBContext context;

    @Inject
    ImportRowRepository rows;

    @Inject
    ImportStart starts;

    @Inject
    AuditTrail audit;

    @Inject
    ImportSettings settings;

    @Inject
    Clock clock;

    /** Reads and checks a file, which then waits for {@link #confirm}. Holds one batch of lines in memory. */
    @RolesAllowed("OPERATE")
    public ImportUploadResult upload(String fileName, long size, CsvFile.Source source, RequestContext requestContext) {
        try {
            return new ImportUploadResult.Taken(
                    store(fileName, new CsvFile(size, LARGEST_FILE, source), requestContext));
        } catch (CsvFile.RefusedException e) {
            context.setRollbackOnly();
            return new ImportUploadResult.Refused(e.why());
        }
    }

    private long store(String fileName, CsvFile file, RequestContext requestContext) {
        AccountImport stored = new AccountImport(fileName, file.charset(), requestContext.staffId(), clock.instant());
        imports.add(stored);
        rows.write(stored.id(), file, MOST_LINES);
        ImportRowRepository.Counts counts = rows.judge(stored.id());
        if (counts.good() + counts.bad() == 0) {
            throw new CsvFile.RefusedException(Problem.EMPTY);
        }
        stored.noteChecked(counts.good(), counts.bad(), counts.again());
        audit.record(ImportAuditKind.IMPORT_UPLOADED, stored.id(), requestContext);
        return stored.id();
    }

    /** Imports before this one, the newest first. */
    @RolesAllowed("LOOK_UP")
    public Slice<ImportSummary> list(Optional<Long> before) {
        return Slice.of(
                imports.list(before.orElse(Long.MAX_VALUE), PAGE + 1),
                PAGE,
                found -> found.of().id());
    }

    @RolesAllowed("LOOK_UP")
    public Optional<ImportSummary> find(long id) {
        return imports.find(id);
    }

    /** How many lines of each service are good; empty when the lines are deleted. */
    @RolesAllowed("LOOK_UP")
    public Map<Service, Integer> goodByService(AccountImport found) {
        return isBare(found) ? Map.of() : rows.goodByService(found.id());
    }

    /** The name of the member who cancelled it, from the audit trail; empty when nobody did. */
    @RolesAllowed("LOOK_UP")
    public Optional<String> cancelledBy(AccountImport found) {
        return imports.cancelledBy(found.id());
    }

    /** The lines after this one that lead to no invitation, as long as they are kept. */
    @RolesAllowed("LOOK_UP")
    public Slice<BadLine> notInvited(long id, int after) {
        return rows.notInvited(id, after, ImportRowRepository.PAGE);
    }

    /**
     * Records an export of the lines that lead to no invitation and returns the first ones. Nothing is exported
     * without a record.
     */
    @RolesAllowed("OPERATE")
    public Slice<BadLine> export(long id, RequestContext requestContext) {
        audit.record(ImportAuditKind.IMPORT_EXPORTED, id, requestContext);
        return exportMore(id, 0);
    }

    /** Continues an export after this line. */
    @RolesAllowed("OPERATE")
    public Slice<BadLine> exportMore(long id, int after) {
        return rows.notInvited(id, after, ImportRowRepository.PAGE);
    }

    /** Whether {@link #confirm} is possible. */
    @RolesAllowed("LOOK_UP")
    public boolean isConfirmable(AccountImport found) {
        return found.isConfirmable(retention(), clock.instant());
    }

    @RolesAllowed("LOOK_UP")
    public boolean isCancellable(AccountImport found) {
        return found.isCancellable();
    }

    /** Whether its lines are deleted or about to be. */
    @RolesAllowed("LOOK_UP")
    public boolean isBare(AccountImport found) {
        return found.isBare(retention(), clock.instant());
    }

    /** How long the remaining lines take at least, if no other import is running. */
    @RolesAllowed("LOOK_UP")
    public Duration rest(AccountImport found) {
        return settings.rate().interval().multipliedBy(found.rest());
    }

    /**
     * Starts to invite the good lines; of many simultaneous calls exactly one does. With very many accounts within a
     * day it waits for a second member, see {@code mypage.import.approval}.
     */
    @RolesAllowed("OPERATE")
    public ImportStartResult confirm(long id, RequestContext requestContext) {
        return starts.confirm(id, requestContext);
    }

    /** Whether to start this import needs a second member now. */
    @RolesAllowed("LOOK_UP")
    public boolean needsApproval(AccountImport found) {
        return starts.needsApproval(found);
    }

    /**
     * Invites no further line. Earlier invitations stay.
     *
     * @return false when it is over already
     */
    @RolesAllowed("OPERATE")
    public boolean cancel(long id, RequestContext requestContext) {
        boolean done = imports.cancel(id, clock.instant());
        if (done) {
            audit.record(ImportAuditKind.IMPORT_CANCELLED, id, requestContext);
        }
        return done;
    }

    private Duration retention() {
        return settings.retention();
    }
}
