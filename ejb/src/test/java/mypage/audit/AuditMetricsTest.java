package mypage.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import mypage.account.Service;
import mypage.platform.MetricText;
import mypage.platform.RequestContext;
import org.junit.jupiter.api.Test;

class AuditMetricsTest {

    @Test
    void aSumCountsAsTheRequestsThatItStandsFor() {
        AuditMetrics metrics = new AuditMetrics();
        metrics.count(event(new RequestContext("203.0.113.9", "abc", "")));
        metrics.count(event(AuditEvent.sum(1000, "203.0.113.0/24")));
        MetricText text = new MetricText();
        metrics.writeTo(text);
        assertEquals(
                "mypage_events_total{kind=\"ACCESS_REFUSED\",service=\"SEEKER\",outcome=\"failure\"} 1001",
                text.toString().lines().skip(2).findFirst().orElseThrow());
    }

    private static AuditEvent event(RequestContext context) {
        return new AuditEvent(
                RefusedRequestAuditKind.ACCESS_REFUSED, Service.SEEKER, null, null, context, Instant.EPOCH);
    }
}
