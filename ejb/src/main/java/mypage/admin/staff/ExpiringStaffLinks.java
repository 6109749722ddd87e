package mypage.admin.staff;

import jakarta.enterprise.context.ApplicationScoped;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringStaffLinks implements ExpiringRows {

    @Override
    public String table() {
        return "staff_link";
    }
}
