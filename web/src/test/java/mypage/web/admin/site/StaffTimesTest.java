package mypage.web.admin.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import mypage.web.admin.site.StaffTimes.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void areFoundInsideOfATextToo() {
        assertEquals(
                List.of(
                        new Part("", null),
                        new Part("令和8年12月1日(火) 0:04", "2026-12-01T00:04:00+09:00"),
                        new Part("から", null),
                        new Part("令和元年5月1日(水) 9:00", "2019-05-01T09:00:00+09:00"),
                        new Part("頃まで", null)),
                times.parts("令和8年12月1日(火) 0:04から令和元年5月1日(水) 9:00頃まで"));
        assertEquals(List.of(new Part("なし", null)), times.parts("なし"));
        assertEquals(List.of(new Part("", null)), times.parts(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "本人が2026年12月1日(火) 10:00に来所",
                "令和8年12月1日(月) 10:00",
                "令和8年13月1日(火) 10:00",
                "令和99999999999年1月1日(火) 10:00",
                "令和999999999年1月1日(火) 10:00"
            })
    void areNoneIfStaffTypedThemWrong(String text) {
        var parts = times.parts(text);

        assertEquals(text, parts.stream().map(Part::text).collect(Collectors.joining()));
        assertTrue(parts.stream().allMatch(part -> part.iso() == null));
    }
}
