package mypage.admin.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringMailDelays implements ExpiringRows {

    @Override
    public String table() {
        return "mail_delay";
    }

    @Override
    public String column() {
        return "starts_at";
    }

    @Override
    public Duration retention() {
        return MetricRollUpTransactions.LONGEST;
    }
}
