package mypage.admin.imports;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mypage.account.Service;
import mypage.admin.imports.ImportUploadResult.Problem;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;
import mypage.platform.Slice;

/**
 * Import of accounts (一括登録): a file is uploaded and checked as a whole, in one transaction, so a file is there with all its
 * lines or not at all. Nothing comes of it until a member of staff confirms it; then {@link ImportTimer} goes through it.
 */
@Stateless
public class ImportService {

    /** So many lines a file may have, without the first. */
    public static final int MOST_LINES = 100_000;

    /** In bytes. */
    public static final long LARGEST_FILE = 10 * 1024 * 1024;

    private static final int PAGE = 50;

    /** An uploaded file, which can be read from its beginning more than once. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    @Inject
    AccountImportRepository imports;

    @Resource
    EJBContext context;

    @Inject
    ImportRowRepository rows;

    @Inject
    AuditTrail audit;

    @Inject
    ImportSettings settings;

    @Inject
    Clock clock;

    /** Reads and checks a file; it then waits for {@link #confirm}. Holds a batch of its lines at a time. */
    @RolesAllowed("OPERATE")
    public ImportUploadResult upload(String fileName, long size, Source source, RequestContext requestContext) {
        if (size == 0 || size > LARGEST_FILE) {
            return new ImportUploadResult.Refused(size == 0 ? Problem.EMPTY : Problem.TOO_LARGE);
        }
        try {
            return new ImportUploadResult.Taken(store(fileName, new ImportFile(source), requestContext));
        } catch (ImportFile.RefusedException e) {
            context.setRollbackOnly();
            return new ImportUploadResult.Refused(e.why());
        }
    }

    private long store(String fileName, ImportFile file, RequestContext requestContext) {
        AccountImport stored = new AccountImport(fileName, file.charset(), requestContext.staffId(), clock.instant());
        imports.add(stored);
        rows.write(stored.id(), file, MOST_LINES);
        ImportRowRepository.Counts counts = rows.judge(stored.id());
        if (counts.good() + counts.bad() == 0) {
            throw new ImportFile.RefusedException(Problem.EMPTY);
        }
        stored.noteChecked(counts.good(), counts.bad(), counts.again());
        audit.record(ImportAuditKind.IMPORT_UPLOADED, stored.id(), requestContext);
        return stored.id();
    }

    /** The newest first, those before this one. */
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

    /** How many lines of each service are or were to be invited; empty when the lines are deleted. */
    @RolesAllowed("LOOK_UP")
    public Map<Service, Integer> goodByService(AccountImport found) {
        return isBare(found) ? Map.of() : rows.goodByService(found.id());
    }

    /** The name of the member of staff who cancelled it, as the audit trail has it; empty when nobody did. */
    @RolesAllowed("LOOK_UP")
    public Optional<String> cancelledBy(AccountImport found) {
        return imports.cancelledBy(found.id());
    }

    /** The lines after this one that led or lead to no invitation, as long as they are kept. */
    @RolesAllowed("LOOK_UP")
    public Slice<BadLine> notInvited(long id, int after) {
        return rows.notInvited(id, after, ImportRowRepository.PAGE);
    }

    /** Records that the same lines are taken away as a file, and begins with the first. Nothing is handed out that was not recorded. */
    @RolesAllowed("OPERATE")
    public Slice<BadLine> export(long id, RequestContext requestContext) {
        audit.record(ImportAuditKind.IMPORT_EXPORTED, id, requestContext);
        return exportMore(id, 0);
    }

    /** Goes on with an export, after this line. */
    @RolesAllowed("OPERATE")
    public Slice<BadLine> exportMore(long id, int after) {
        return rows.notInvited(id, after, ImportRowRepository.PAGE);
    }

    /** Whether nothing stands in the way of {@link #confirm}. */
    @RolesAllowed("LOOK_UP")
    public boolean isConfirmable(AccountImport found) {
        return found.isConfirmable(retention(), clock.instant());
    }

    @RolesAllowed("LOOK_UP")
    public boolean isCancellable(AccountImport found) {
        return found.isCancellable();
    }

    /** Whether its lines are deleted, or about to be. */
    @RolesAllowed("LOOK_UP")
    public boolean isBare(AccountImport found) {
        return found.isBare(retention(), clock.instant());
    }

    /** How long the rest takes at least, once it is confirmed and when no other import is before it. */
    @RolesAllowed("LOOK_UP")
    public Duration rest(AccountImport found) {
        return settings.rate().interval().multipliedBy(found.rest());
    }

    /**
     * Has the good lines invited from now on; of many at once exactly one does.
     *
     * @return false when it was confirmed or cancelled before, has no good line or its lines are deleted
     */
    @RolesAllowed("OPERATE")
    public boolean confirm(long id, RequestContext requestContext) {
        Instant now = clock.instant();
        boolean done = imports.confirm(id, requestContext.staffId(), now, now.minus(retention()));
        return recordIf(done, ImportAuditKind.IMPORT_CONFIRMED, id, requestContext);
    }

    /**
     * Has no further line invited. Who was invited stays so.
     *
     * @return false when it is over already
     */
    @RolesAllowed("OPERATE")
    public boolean cancel(long id, RequestContext requestContext) {
        boolean done = imports.cancel(id, clock.instant());
        return recordIf(done, ImportAuditKind.IMPORT_CANCELLED, id, requestContext);
    }

    private boolean recordIf(boolean done, AuditKind kind, long id, RequestContext requestContext) {
        if (done) {
            audit.record(kind, id, requestContext);
        }
        return done;
    }

    private Duration retention() {
        return settings.retention();
    }
}
