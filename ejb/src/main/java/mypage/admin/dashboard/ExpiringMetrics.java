package mypage.admin.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringMetrics implements ExpiringRows {

    @Override
    public String table() {
        return "figure_hour";
    }

    @Override
    public String column() {
        return "hour";
    }

    @Override
    public Duration retention() {
        return MetricRollUpTransactions.LONGEST;
    }
}
