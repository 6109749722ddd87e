package mypage.signin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringAttempts implements ExpiringRows {

    @Override
    public String table() {
        return "sign_in_attempt";
    }

    @Override
    public Duration retention() {
        return ONE_DAY;
    }
}
