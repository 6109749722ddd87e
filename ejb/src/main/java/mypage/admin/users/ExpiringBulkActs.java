package mypage.admin.users;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import mypage.platform.ExpiringRows;

/** The audit trail keeps longer what was done to each account. */
@ApplicationScoped
class ExpiringBulkActs implements ExpiringRows {

    /** Far longer than an approval is waited for, or an act takes. */
    private static final Duration KEPT = Duration.ofDays(90);

    @Override
    public String table() {
        return "bulk_act";
    }

    @Override
    public String column() {
        return "made_at";
    }

    @Override
    public Duration retention() {
        return KEPT;
    }
}
