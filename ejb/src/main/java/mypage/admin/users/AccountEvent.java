package mypage.admin.users;

import java.time.Instant;
import java.util.Optional;
import mypage.audit.AuditKind;
import mypage.platform.ActReason;

/**
 * An event in the history of an account.
 *
 * @param kind the name of the kind of audit event
 * @param staff the member of staff who did it
 * @param reason why that member did it
 */
public record AccountEvent(
        Instant at, String kind, boolean failed, Optional<String> staff, Optional<ActReason> reason) {

    boolean is(AuditKind other) {
        return kind.equals(other.name());
    }
}
