package mypage.admin.staff;

import jakarta.enterprise.context.ApplicationScoped;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringPasskeyAnswers implements ExpiringRows {

    @Override
    public String table() {
        return "staff_passkey_answer";
    }
}
