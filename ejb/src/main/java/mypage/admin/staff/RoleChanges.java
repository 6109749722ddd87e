package mypage.admin.staff;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.audit.AuditKind;

/** The audit events of a change of roles: one for each role that was given or taken, because events hold no text. */
final class RoleChanges {

    private RoleChanges() {}

    static List<AuditKind> between(Set<StaffRole> before, Set<StaffRole> after) {
        return Stream.concat(kinds("STAFF_GIVEN_", after, before), kinds("STAFF_TAKEN_", before, after))
                .toList();
    }

    /** The roles that are among the second but not among the first. */
    static Set<StaffRole> added(Set<StaffRole> before, Set<StaffRole> after) {
        return after.stream().filter(role -> !before.contains(role)).collect(Collectors.toSet());
    }

    /** Leaves out the role that all members have. */
    private static Stream<AuditKind> kinds(String prefix, Set<StaffRole> roles, Set<StaffRole> butThese) {
        return roles.stream()
                .filter(role -> role != StaffRole.LOOK_UP && !butThese.contains(role))
                .sorted()
                .map(role -> StaffAuditKind.valueOf(prefix + role));
    }
}
