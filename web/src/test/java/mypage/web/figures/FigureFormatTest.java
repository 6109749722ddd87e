package mypage.web.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import mypage.figures.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureFormatTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-01-04T15:00:00Z");

    @Test
    void writesTimesOfJapan() {
        assertEquals("1月5日 0時", FigureFormat.start(Scale.HOUR, MIDNIGHT));
        assertEquals("0時", FigureFormat.shortStart(Scale.HOUR, MIDNIGHT));
        assertEquals("1月5日(月)", FigureFormat.start(Scale.DAY, MIDNIGHT));
        assertEquals("1/5", FigureFormat.shortStart(Scale.DAY, MIDNIGHT));
        assertEquals("0:00:00", FigureFormat.second(MIDNIGHT));
    }

    @Test
    void writesFiguresOrADash() {
        assertEquals("1,234,567", FigureFormat.number(1_234_567));
        assertEquals("42.1", FigureFormat.percent(OptionalDouble.of(0.4211)));
        assertEquals("–", FigureFormat.percent(OptionalDouble.empty()));
        assertEquals("1,234.6", FigureFormat.seconds(Optional.of(Duration.ofMillis(1_234_567))));
        assertEquals("–", FigureFormat.seconds(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"119, 119秒", "120, 2分", "7199, 119分", "7200, 2時間"})
    void writesTimeInTheUnitThatPeopleUse(long seconds, String words) {
        assertEquals(words, FigureFormat.words(Duration.ofSeconds(seconds)));
    }
}
