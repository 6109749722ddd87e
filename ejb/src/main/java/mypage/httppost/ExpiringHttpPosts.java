package mypage.httppost;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import mypage.platform.ExpiringRows;

/** Those that were given up stay for staff to see. Those that still wait are not worth sending any more either. */
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
    public Duration retention() {
        return KEPT;
    }
}
