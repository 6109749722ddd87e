package mypage.web.admin.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.EnumSet;
import java.util.Set;
import mypage.admin.staff.StaffRole;

/** The roles ticked in a form, except the one that everybody has. */
@Named
@RequestScoped
public class ChosenRoles {

    private final Set<StaffRole> chosen = EnumSet.noneOf(StaffRole.class);

    Set<StaffRole> get() {
        return chosen;
    }

    void set(Set<StaffRole> roles) {
        chosen.clear();
        chosen.addAll(roles);
    }

    private void set(StaffRole role, boolean given) {
        if (given) {
            chosen.add(role);
        } else {
            chosen.remove(role);
        }
    }

    public boolean isOperate() {
        return chosen.contains(StaffRole.OPERATE);
    }

    public void setOperate(boolean given) {
        set(StaffRole.OPERATE, given);
    }

    public boolean isApprove() {
        return chosen.contains(StaffRole.APPROVE);
    }

    public void setApprove(boolean given) {
        set(StaffRole.APPROVE, given);
    }

    public boolean isManage() {
        return chosen.contains(StaffRole.MANAGE);
    }

    public void setManage(boolean given) {
        set(StaffRole.MANAGE, given);
    }
}
