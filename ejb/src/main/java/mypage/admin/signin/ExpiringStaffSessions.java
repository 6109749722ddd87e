package mypage.admin.signin;

import jakarta.enterprise.context.ApplicationScoped;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringStaffSessions implements ExpiringRows {

    @Override
    public String table() {
        return "staff_session";
    }
}
