package mypage.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.Locale;
import mypage.platform.LabelledCounter;
import mypage.platform.MetricSource;
import mypage.platform.MetricText;

/** Counts the committed events of this node. A sum counts as the requests that it stands for. */
@ApplicationScoped
public class AuditMetrics implements MetricSource {

    private final LabelledCounter events = new LabelledCounter();

    void onRecorded(@Observes(during = TransactionPhase.AFTER_SUCCESS) AuditEvent event) {
        count(event);
    }

    void count(AuditEvent event) {
        events.add(
                event.requests(),
                event.kind(),
                event.serviceName(),
                event.outcome().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void writeTo(MetricText text) {
        text.counter("mypage_events_total", "Events of the audit trail that this node wrote")
                .values(List.of("kind", "service", "outcome"), events.counts());
    }
}
