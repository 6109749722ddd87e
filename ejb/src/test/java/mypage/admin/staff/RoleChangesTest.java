package mypage.admin.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import mypage.audit.AuditEvent.Kind;
import org.junit.jupiter.api.Test;

class RoleChangesTest {

    private static final Set<StaffRole> ALL = EnumSet.allOf(StaffRole.class);

    @Test
    void areAnEventForEachRoleButTheOneThatAllHave() {
        assertEquals(
                List.of(Kind.STAFF_GIVEN_OPERATE, Kind.STAFF_GIVEN_APPROVE, Kind.STAFF_GIVEN_MANAGE),
                RoleChanges.between(Set.of(), ALL));
        assertEquals(
                List.of(Kind.STAFF_TAKEN_OPERATE, Kind.STAFF_TAKEN_APPROVE, Kind.STAFF_TAKEN_MANAGE),
                RoleChanges.between(ALL, Set.of()));
        assertEquals(List.of(), RoleChanges.between(ALL, ALL));
    }
}
