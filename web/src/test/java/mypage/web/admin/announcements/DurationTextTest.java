package mypage.web.admin.announcements;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationTextTest {

    @Test
    void omitsUnitsThatAreZero() {
        assertEquals("9日13時間30分", DurationText.words(Duration.ofMinutes((9 * 24 + 13) * 60 + 30)));
        assertEquals("2時間50分", DurationText.words(Duration.ofMinutes(170)));
        assertEquals("1日", DurationText.words(Duration.ofDays(1)));
        assertEquals("0分", DurationText.words(Duration.ofSeconds(5)));
    }
}
