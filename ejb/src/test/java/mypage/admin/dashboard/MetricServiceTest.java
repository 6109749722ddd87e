package mypage.admin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import mypage.account.Service;
import org.junit.jupiter.api.Test;

class MetricServiceTest extends MetricFixture {

    private static final Instant MIDNIGHT = Instant.parse("2016-01-10T15:00:00Z");

    @Test
    void showsTheLastTwentyFourHoursTheCurrentOneLast() {
        events(1, "OTP_ISSUED", ago("PT23H20M"));
        events(2, "OTP_ISSUED", ago("PT23H20M0.000001S"));
        events(3, "OTP_ISSUED", NOW);
        mail("SENT", Duration.ofSeconds(2), NOW);
        rollUp();
        List<MetricInterval> spans = metrics.spans(TimeScale.HOUR, Optional.empty());
        assertEquals(24, spans.size());
        assertEquals(Instant.parse("2016-01-10T01:00:00Z"), spans.get(0).start());
        assertEquals(1, spans.get(0).counts().issued());
        assertEquals(Metrics.NONE, spans.get(1).counts());
        assertEquals(3, spans.get(23).counts().issued());
        assertEquals(Optional.of(Duration.ofSeconds(2)), spans.get(23).mail().p95());
    }

    @Test
    void showsThirtyDaysThatStartAtMidnightInJapan() {
        events(1, "OTP_ISSUED", MIDNIGHT.minus(Duration.ofDays(29)));
        events(2, "OTP_ISSUED", MIDNIGHT.minusNanos(1000));
        events(3, "OTP_ISSUED", MIDNIGHT);
        mail("SENT", Duration.ofSeconds(2), MIDNIGHT.minusNanos(1000));
        rollUp();
        List<MetricInterval> spans = metrics.spans(TimeScale.DAY, Optional.empty());
        assertEquals(30, spans.size());
        assertEquals(MIDNIGHT, spans.get(29).start());
        assertEquals(
                List.of(1L, 2L, 3L),
                List.of(0, 28, 29).stream()
                        .map(n -> spans.get(n).counts().issued())
                        .toList());
        assertEquals(1, spans.get(28).mail().sent());
        assertEquals(MailDelay.NONE, spans.get(29).mail());
    }

    @Test
    void separatesServices() {
        events(1, "OTP_ISSUED", NOW);
        events(2, "OTP_ISSUED", "EMPLOYER", "192.0.2.1", NOW);
        rollUp();
        assertEquals(3, metrics.today(Optional.empty()).counts().issued());
        assertEquals(2, metrics.today(Optional.of(Service.EMPLOYER)).counts().issued());
        assertEquals(
                0, metrics.today(Optional.of(Service.JOB_INFORMATION)).counts().issued());
        assertEquals(
                2,
                metrics.spans(TimeScale.HOUR, Optional.of(Service.EMPLOYER))
                        .get(23)
                        .counts()
                        .issued());
    }

    /** 9:20, so a third of what came between 9:00 and 10:00. */
    @Test
    void comparesTodayWithOtherDaysUpToTheSameTime() {
        events(5, "OTP_ISSUED", NOW);
        events(7, "OTP_ISSUED", MIDNIGHT.minusNanos(1000));
        for (Duration ago : List.of(Duration.ofDays(1), Duration.ofDays(7))) {
            events(1, "OTP_ISSUED", MIDNIGHT.minus(ago));
            events(6, "OTP_ISSUED", NOW.minus(ago).plus(Duration.ofMinutes(30)));
            events(100, "OTP_ISSUED", NOW.minus(ago).plus(Duration.ofMinutes(40)));
        }
        events(3, "OTP_ISSUED", NOW.minus(Duration.ofDays(7)));
        rollUp();
        TodayMetrics today = metrics.today(Optional.empty());
        assertEquals(5, today.counts().issued());
        assertEquals(1 + 2, today.yesterday().issued());
        assertEquals(1 + 3, today.lastWeek().issued());
    }

    @Test
    void showsTheShareOfSignInsThatSkippedTheCodeSinceTheRollout() {
        update("update otp_policy set required_from = ?1 where service = 'SEEKER'", ago("PT5M"));
        try {
            events(6, "SIGNED_IN", ago("PT6M"));
            events(4, "SIGNED_IN", NOW);
            events(1, "OTP_SKIPPED", NOW);
            events(2, "CONFIRMED", NOW);
            rollUp();
        } finally {
            update("update otp_policy set required_from = '2025-01-06T08:30:00+09:00'");
        }
        Metrics counts = metrics.today(Optional.empty()).counts();
        assertEquals(10, counts.signIns());
        assertEquals(OptionalDouble.of(0.25), counts.skippedShare());
        assertEquals(5, counts.right());
        assertEquals(OptionalDouble.empty(), Metrics.NONE.skippedShare());
    }

    @Test
    void showsAnEmptyDatabaseWithoutFailing() {
        assertEquals(Metrics.NONE, metrics.today(Optional.empty()).counts());
        assertEquals(24, metrics.spans(TimeScale.HOUR, Optional.empty()).size());
    }
}
