package mypage.ratelimit;

import jakarta.enterprise.context.ApplicationScoped;
import mypage.platform.ExpiringRows;

/** A full bucket limits nothing, like one without a row. */
@ApplicationScoped
class ExpiringRateLimits implements ExpiringRows {

    @Override
    public String table() {
        return "throttle";
    }

    @Override
    public String column() {
        return "full_at";
    }
}
