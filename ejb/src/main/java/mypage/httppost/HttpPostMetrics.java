package mypage.httppost;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mypage.platform.LabelledCounter;
import mypage.platform.MetricSource;
import mypage.platform.MetricText;

/** What became of the posts that this node tried to send, and what waits in the database. Thread-safe. */
@ApplicationScoped
class HttpPostMetrics implements MetricSource {

    private final LabelledCounter tries = new LabelledCounter();

    @Inject
    HttpPostTransactions transactions;

    @Inject
    Clock clock;

    /** @param result {@code sent}, {@code failed} (tried again) or {@code given_up} */
    void count(String result) {
        tries.add(1, result);
    }

    @Override
    public void writeTo(MetricText text) {
        text.counter("mypage_http_post_tries_total", "Tries of this node to post to another system, by result")
                .values(List.of("result"), tries.counts());
        PostCounts posts = transactions.counts();
        text.gauge("mypage_http_posts_waiting", "Posts to other systems that were not accepted yet")
                .value(posts.waiting());
        text.gauge("mypage_http_posts_oldest_seconds", "The age of the oldest of them; 0 if there is none")
                .value(posts.oldest().map(this::age).orElse(0.0));
        text.gauge("mypage_http_posts_given_up", "Posts to other systems that were given up in the last 7 days")
                .value(posts.givenUp());
    }

    private double age(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }
}
