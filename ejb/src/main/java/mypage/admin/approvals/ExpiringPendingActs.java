package mypage.admin.approvals;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringPendingActs implements ExpiringRows {

    /** For this long staff can look up what was decided; the audit trail keeps it longer, without the details. */
    private static final Duration KEPT = Duration.ofDays(30);

    @Override
    public String table() {
        return "pending_act";
    }

    @Override
    public Duration retention() {
        return KEPT;
    }
}
