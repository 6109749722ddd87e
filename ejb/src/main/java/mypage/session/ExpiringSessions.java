package mypage.session;

import jakarta.enterprise.context.ApplicationScoped;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringSessions implements ExpiringRows {

    @Override
    public String table() {
        return "user_session";
    }
}
