package mypage.admin.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleChangesTest {

    private static final Set<StaffRole> ALL = EnumSet.allOf(StaffRole.class);

    @Test
    void areOneEventForEachRoleExceptTheImplicitOne() {
        assertEquals(
                List.of(
                        StaffAuditKind.STAFF_GIVEN_OPERATE,
                        StaffAuditKind.STAFF_GIVEN_APPROVE,
                        StaffAuditKind.STAFF_GIVEN_MANAGE),
                RoleChanges.between(Set.of(), ALL));
        assertEquals(
                List.of(
                        StaffAuditKind.STAFF_TAKEN_OPERATE,
                        StaffAuditKind.STAFF_TAKEN_APPROVE,
                        StaffAuditKind.STAFF_TAKEN_MANAGE),
                RoleChanges.between(ALL, Set.of()));
        assertEquals(List.of(), RoleChanges.between(ALL, ALL));
    }
}
