package mypage.web.admin.site;

import java.util.Collection;
import java.util.stream.Collectors;
import mypage.admin.staff.StaffRole;

/** The roles in words. */
public final class RoleLabels {

    private RoleLabels() {}

    public static String of(Collection<StaffRole> roles) {
        return roles.stream().sorted().map(RoleLabels::of).collect(Collectors.joining(Labels.get("role.and")));
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
