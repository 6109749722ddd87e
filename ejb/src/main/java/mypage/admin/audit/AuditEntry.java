package mypage.admin.audit;

import java.time.Instant;
import java.util.Optional;
import mypage.audit.AuditEvent;
import mypage.audit.AuditKind;
import mypage.platform.ActReason;
import mypage.platform.Row;

/**
 * An audit event as staff see it; missing values are null.
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
        Long targetId,
        Optional<ActReason> reason) {

    /** In the order of the columns that {@link AuditEntryRepository} selects. */
    static AuditEntry of(Row row) {
        return new AuditEntry(
                row.number(0),
                row.time(1),
                AuditKinds.find(row.text(2)).orElseThrow(),
                AuditEvent.Outcome.valueOf(row.text(3)),
                row.numberOrNull(4),
                row.text(5),
                row.text(6),
                row.text(7),
                row.numberOrNull(8),
                row.numberOrNull(9),
                ActReason.in(row, 10));
    }

    /** The position after which the next page begins. */
    AuditPosition position() {
        return AuditPosition.at(at, id);
    }
}
