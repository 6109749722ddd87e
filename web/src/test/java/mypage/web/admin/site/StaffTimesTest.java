package mypage.web.admin.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Times in lists for staff. */
class StaffTimesTest {

    private static final Instant AT = Instant.parse("2026-11-30T15:04:05.678Z");

    private final StaffTimes times = new StaffTimes();

    @Test
    void areInTheEraAndInIsoForm() {
        assertEquals("令和8年12月1日(火) 0:04", times.text(AT));
        assertEquals("令和8年12月1日(火) 0:04:05", times.exact(AT));
        assertEquals("2026-12-01T00:04:05+09:00", times.iso(AT));
    }
}
