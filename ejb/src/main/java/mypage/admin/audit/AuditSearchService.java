package mypage.admin.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ApplicationException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;
import mypage.platform.Slice;

/**
 * What staff look up in the audit trail and take out of it. That somebody does is recorded itself, with the account when it is
 * about one; what was typed is not.
 */
@Stateless
@RolesAllowed("LOOK_UP")
public class AuditSearchService {

    static final int PAGE = 50;

    /** As many as are read at once of an export, and so held in memory. */
    static final int CHUNK = 2000;

    /** So few events meet the filter that they were not found in time. The transaction is rolled back. */
    @ApplicationException(rollback = true)
    public static final class TooWideException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooWideException(Throwable cause) {
            super(cause);
        }
    }

    @Inject
    AuditEntryRepository events;

    @Inject
    AuditTrail audit;

    /** The newest events that meet the filter; recorded. */
    @RolesAllowed("LOOK_UP")
    public Slice<AuditEntry> search(AuditFilter filter, RequestContext context) {
        Slice<AuditEntry> found = events.page(filter, Optional.empty(), PAGE);
        record(AuditTrailAuditKind.AUDIT_SEARCHED, filter, context);
        return found;
    }

    /** The page after this key. */
    @RolesAllowed("LOOK_UP")
    public Slice<AuditEntry> more(AuditFilter filter, String after) {
        return events.page(filter, Optional.of(after), PAGE);
    }

    /** Records an export, and begins it. Nothing is handed out that was not recorded. */
    @RolesAllowed("OPERATE")
    public Slice<AuditEntry> export(AuditFilter filter, RequestContext context) {
        Slice<AuditEntry> found = events.page(filter, Optional.empty(), CHUNK);
        record(AuditTrailAuditKind.AUDIT_EXPORTED, filter, context);
        return found;
    }

    /**
     * Goes on with an export. Each piece is a transaction of its own, so that a slow download holds neither a connection nor a
     * snapshot; events only ever come in at the newer end, so the pieces fit together.
     */
    @RolesAllowed("OPERATE")
    public Slice<AuditEntry> exportMore(AuditFilter filter, String after) {
        return events.page(filter, Optional.of(after), CHUNK);
    }

    private void record(AuditKind kind, AuditFilter filter, RequestContext context) {
        audit.record(kind, null, filter.account().orElse(null), context);
    }
}
