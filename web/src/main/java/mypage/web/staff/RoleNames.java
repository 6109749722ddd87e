package mypage.web.staff;

import java.util.Collection;
import java.util.stream.Collectors;
import mypage.staff.StaffRole;

/** Roles as staff read them. */
final class RoleNames {

    private RoleNames() {}

    static String of(Collection<StaffRole> roles) {
        return roles.stream().sorted().map(RoleNames::of).collect(Collectors.joining(Labels.get("role.and")));
    }

    private static String of(StaffRole role) {
        return switch (role) {
            case LOOK_UP -> Labels.get("role.LOOK_UP");
            case OPERATE -> Labels.get("role.OPERATE");
            case APPROVE -> Labels.get("role.APPROVE");
            case MANAGE -> Labels.get("role.MANAGE");
        };
    }
}
