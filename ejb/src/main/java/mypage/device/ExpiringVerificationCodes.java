package mypage.device;

import jakarta.enterprise.context.ApplicationScoped;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringVerificationCodes implements ExpiringRows {

    @Override
    public String table() {
        return "sign_in_pass";
    }
}
