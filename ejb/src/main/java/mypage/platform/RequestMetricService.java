package mypage.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Requests that this node has answered, probes not counted. Thread-safe. */
@ApplicationScoped
public class RequestMetricService implements MetricSource {

    private final LabelledCounter answers = new LabelledCounter();
    private final LongAdder nanos = new LongAdder();

    /** @param status of HTTP */
    public void count(int status, Duration duration) {
        answers.add(1, status / 100 + "xx");
        nanos.add(duration.toNanos());
    }

    @Override
    public void writeTo(MetricText text) {
        text.counter("mypage_http_requests_total", "Requests that were answered, by class of status")
                .values(List.of("status"), answers.counts());
        text.counter("mypage_http_request_seconds_total", "Time that all of them took together")
                .value(nanos.sum() / 1e9);
    }
}
