package mypage.admin.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.platform.Listing;
import mypage.platform.RequestContext;
import mypage.platform.Slice;

/**
 * Lets staff search and export the audit trail. Each search is itself recorded, with the account if it is about one,
 * but without what was typed.
 */
@Stateless
@RolesAllowed("LOOK_UP")
public class AuditSearchService {

    /** So many hits are counted. */
    public static final int MOST = 10_000;

    /** The number of events of an export that are read at once and held in memory. */
    static final int CHUNK = 2000;

    private static final Listing EXPORT = new Listing(CHUNK, false);

    @Inject
    AuditEntryRepository events;

    @Inject
    AuditTrail audit;

    /** The first events that meet the filter. The search is recorded. */
    @RolesAllowed("LOOK_UP")
    public Slice<AuditEntry> search(AuditFilter filter, Listing listing, RequestContext context) {
        Slice<AuditEntry> found = events.page(filter, Optional.empty(), listing);
        record(AuditTrailAuditKind.AUDIT_SEARCHED, filter, context);
        return found;
    }

    /** How many events meet the filter, at most {@link #MOST}: more than that nobody reads. */
    @RolesAllowed("LOOK_UP")
    public long count(AuditFilter filter) {
        return events.count(filter, MOST);
    }

    /** The page after this position. */
    @RolesAllowed("LOOK_UP")
    public Slice<AuditEntry> more(AuditFilter filter, Listing listing, String after) {
        return events.page(filter, Optional.of(after), listing);
    }

    /** Records an export and returns its first events. Nothing is exported without a record. */
    @RolesAllowed("OPERATE")
    public Slice<AuditEntry> export(AuditFilter filter, RequestContext context) {
        Slice<AuditEntry> found = events.page(filter, Optional.empty(), EXPORT);
        record(AuditTrailAuditKind.AUDIT_EXPORTED, filter, context);
        return found;
    }

    /**
     * Continues an export. Each part is a transaction of its own, so that a slow download holds neither a connection
     * nor a snapshot. New events come before the first part only, so the parts fit together.
     */
    @RolesAllowed("OPERATE")
    public Slice<AuditEntry> exportMore(AuditFilter filter, String after) {
        return events.page(filter, Optional.of(after), EXPORT);
    }

    private void record(AuditKind kind, AuditFilter filter, RequestContext context) {
        audit.record(kind, null, filter.account().orElse(null), context);
    }
}
