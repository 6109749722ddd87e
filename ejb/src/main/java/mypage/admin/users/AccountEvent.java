package mypage.admin.users;

import java.time.Instant;
import java.util.Optional;
import mypage.audit.AuditKind;

/**
 * What happened to an account.
 *
 * @param kind the name of the kind of audit event
 * @param staff who of the staff did it
 */
public record AccountEvent(Instant at, String kind, boolean failed, Optional<String> staff) {

    boolean is(AuditKind other) {
        return kind.equals(other.name());
    }
}
