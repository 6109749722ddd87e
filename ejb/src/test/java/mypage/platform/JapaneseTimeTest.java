package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R67")
class JapaneseTimeTest {

    @Test
    void writesTheNoticesDate() {
        assertEquals("令和6年12月27日(金) 19:00", JapaneseTime.dateTime(Instant.parse("2024-12-27T10:00:00Z")));
        assertEquals("令和7年1月6日(月) 8:30", JapaneseTime.dateTime(Instant.parse("2025-01-05T23:30:00Z")));
    }

    @Test
    void writesTheFirstYearOfAnEra() {
        assertEquals("平成31年4月30日(火) 23:59", JapaneseTime.dateTime(Instant.parse("2019-04-30T14:59:59Z")));
        assertEquals("令和元年5月1日(水) 0:00", JapaneseTime.dateTime(Instant.parse("2019-04-30T15:00:00Z")));
        assertEquals("令和11年5月1日(火) 0:00", JapaneseTime.dateTime(Instant.parse("2029-04-30T15:00:00Z")));
    }

    @Test
    void readsWhatItWrote() {
        for (String time : List.of("2024-12-27T10:00:00Z", "2019-04-30T14:59:00Z", "2019-04-30T15:00:00Z")) {
            assertEquals(Instant.parse(time), JapaneseTime.read(JapaneseTime.dateTime(Instant.parse(time))));
        }
    }

    @Test
    void writesADay() {
        assertEquals("令和6年12月28日(土)", JapaneseTime.date(Instant.parse("2024-12-27T15:00:00Z")));
        assertEquals("令和元年5月1日(水)", JapaneseTime.date(Instant.parse("2019-04-30T15:00:00Z")));
    }

    @Test
    void writesTheTimeOfDay() {
        assertEquals("0:05", JapaneseTime.time(Instant.parse("2024-12-27T15:05:00Z")));
    }

    @Test
    void writesAPeriodAsTheNoticeDoes() {
        Instant start = Instant.parse("2024-12-27T10:00:00Z");
        assertEquals(
                "令和6年12月27日(金) 19:00 ～ 令和7年1月6日(月) 8:30頃",
                JapaneseTime.range(start, Instant.parse("2025-01-05T23:30:00Z"), true));
        assertEquals("令和6年12月27日(金) 19:00 ～ 20:00", JapaneseTime.range(start, start.plusSeconds(3600), false));
    }
}
