package mypage.admin.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringAlarms implements ExpiringRows {

    @Override
    public String table() {
        return "alarm";
    }

    @Override
    public String column() {
        return "last_at";
    }

    @Override
    public Duration retention() {
        return Duration.ofDays(90);
    }
}
