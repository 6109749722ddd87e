package mypage.ratelimit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import mypage.platform.LabelledCounter;
import mypage.platform.MetricSource;
import mypage.platform.MetricText;

/** Counts what limits refuse on this node, in memory. Thread-safe. */
@ApplicationScoped
class RateLimitMetrics implements MetricSource {

    private final LabelledCounter refusals = new LabelledCounter();

    /** By the first word of the name, which says what is limited; whose it is follows, and is nobody's business. */
    void countRefusal(RateLimit limit) {
        refusals.add(1, limit.name().split(" ", 2)[0]);
    }

    @Override
    public void writeTo(MetricText text) {
        text.counter("mypage_limit_refusals_total", "Attempts that a rate limit refused, by what is limited")
                .values(List.of("limit"), refusals.counts());
    }
}
