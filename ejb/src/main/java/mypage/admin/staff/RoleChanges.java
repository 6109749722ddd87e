package mypage.admin.staff;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mypage.audit.AuditKind;

/** Which roles were given and taken, as the audit trail tells it: an event for each, as events hold no text. */
final class RoleChanges {

    private RoleChanges() {}

    static List<AuditKind> between(Set<StaffRole> before, Set<StaffRole> after) {
        return Stream.concat(kinds("STAFF_GIVEN_", after, before), kinds("STAFF_TAKEN_", before, after))
                .toList();
    }

    /** Without the role that all have, which nobody gives or takes. */
    private static Stream<AuditKind> kinds(String prefix, Set<StaffRole> roles, Set<StaffRole> butThese) {
        return roles.stream()
                .filter(role -> role != StaffRole.LOOK_UP && !butThese.contains(role))
                .sorted()
                .map(role -> StaffAuditKind.valueOf(prefix + role));
    }
}
