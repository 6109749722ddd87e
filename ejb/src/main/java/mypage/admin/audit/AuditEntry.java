package mypage.admin.audit;

import java.sql.Timestamp;
import java.time.Instant;
import mypage.audit.AuditEvent;
import mypage.audit.AuditKind;

/**
 * An audit event as staff read it; what there is not is null.
 *
 * @param at to the microsecond
 */
public record AuditEntry(
        long id,
        Instant at,
        AuditKind kind,
        AuditEvent.Outcome outcome,
        Long accountId,
        String service,
        String clientAddress,
        String requestId,
        Long staffId,
        Long targetId) {

    /** In the order of the columns of {@link AuditEvent#SEARCH}. */
    static AuditEntry of(Object[] row) {
        return new AuditEntry(
                (Long) row[0],
                ((Timestamp) row[1]).toInstant(),
                AuditKinds.find((String) row[2]).orElseThrow(),
                AuditEvent.Outcome.valueOf((String) row[3]),
                (Long) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                (Long) row[8],
                (Long) row[9]);
    }

    /** Where the next page begins. */
    AuditPosition position() {
        return AuditPosition.at(at, id);
    }
}
