package mypage.web.admin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import mypage.admin.dashboard.TimeScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricFormatTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-01-04T15:00:00Z");

    @Test
    void formatsTimesOfJapan() {
        assertEquals("1月5日 0時", MetricFormat.start(TimeScale.HOUR, MIDNIGHT));
        assertEquals("0時", MetricFormat.shortStart(TimeScale.HOUR, MIDNIGHT));
        assertEquals("1月5日(月)", MetricFormat.start(TimeScale.DAY, MIDNIGHT));
        assertEquals("1/5", MetricFormat.shortStart(TimeScale.DAY, MIDNIGHT));
        assertEquals("0:00:00", MetricFormat.second(MIDNIGHT));
    }

    @Test
    void formatsNumbersOrADash() {
        assertEquals("1,234,567", MetricFormat.number(1_234_567));
        assertEquals("42.1", MetricFormat.percent(OptionalDouble.of(0.4211)));
        assertEquals("—", MetricFormat.percent(OptionalDouble.empty()));
        assertEquals("1,234.6", MetricFormat.seconds(Optional.of(Duration.ofMillis(1_234_567))));
        assertEquals("—", MetricFormat.seconds(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"119, 119秒", "120, 2分", "7199, 119分", "7200, 2時間"})
    void formatsDurationsInTheUnitThatPeopleUse(long seconds, String words) {
        assertEquals(words, MetricFormat.words(Duration.ofSeconds(seconds)));
    }
}
