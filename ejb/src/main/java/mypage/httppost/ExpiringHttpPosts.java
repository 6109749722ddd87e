package mypage.httppost;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import mypage.platform.ExpiringRows;

/** Those that were given up stay for staff to see. The others are given up first, so that the audit trail says so. */
@ApplicationScoped
class ExpiringHttpPosts implements ExpiringRows {

    private static final Duration KEPT = Duration.ofDays(7);

    @Override
    public String table() {
        return "http_post";
    }

    @Override
    public String column() {
        return "created_at";
    }

    @Override
    public String condition() {
        return "given_up_at is not null";
    }

    @Override
    public Duration retention() {
        return KEPT;
    }
}
