package mypage.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import mypage.platform.ExpiringRows;

/** Reasons are kept for about as long as their events. */
@ApplicationScoped
class ExpiringActReasons implements ExpiringRows {

    private static final long LONGEST_MONTH = 31;

    @Inject
    AuditSettings settings;

    @Override
    public String table() {
        return "act_reason";
    }

    @Override
    public String column() {
        return "made_at";
    }

    @Override
    public Duration retention() {
        return Duration.ofDays(LONGEST_MONTH * settings.retention());
    }

    /** Locks nothing: nodes may not, as they may not change these rows. */
    @Override
    public String select() {
        return "select ctid from act_reason where made_at <= :time order by made_at limit :most";
    }
}
