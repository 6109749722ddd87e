package mypage.web.admin.announcements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import mypage.web.RandomText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTimeTest {

    private static TypedTime typed(String date, String time) {
        var typed = new TypedTime();
        typed.setDate(date);
        typed.setTime(time);
        return typed;
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-06, 08:30",
        "2025/1/6, 8:30",
        "２０２５－０１－０６, ０８：３０",
        " 2025.1.6 , 8:30:00",
    })
    void readsPickedAndTypedTimesAsTimeInJapan(String date, String time) {
        assertEquals(
                Optional.of(Instant.parse("2025-01-05T23:30:00Z")),
                typed(date, time).instant());
    }

    @ParameterizedTest
    @CsvSource({"2025-02-30, 8:30", "2025-01-06, 24:00", "2025-01-06,", ", 8:30", "1月6日, 8時"})
    void readsNoOtherText(String date, String time) {
        assertEquals(Optional.empty(), typed(date, time).instant());
    }

    @Test
    void failsOnNoRandomText() {
        RandomText.each(text -> typed(text, text).instant());
        assertTrue(typed(null, null).isEmpty());
    }

    @Test
    void formatsATimeForThePickerOfABrowser() {
        var typed = new TypedTime();
        typed.set(Instant.parse("2025-01-05T23:30:59Z"));
        assertEquals("2025-01-06 08:30", typed.toString());
        typed.set(null);
        assertTrue(typed.isEmpty());
    }
}
