package mypage.web.admin.announcements;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.web.admin.site.Labels;

/** A duration as staff read it, to the minute: 9日13時間30分. */
final class DurationText {

    private DurationText() {}

    static String words(Duration time) {
        var parts = Stream.of(
                        part(time.toDays(), "length.days"),
                        part(time.toHoursPart(), "length.hours"),
                        part(time.toMinutesPart(), "length.minutes"))
                .collect(Collectors.joining());
        return parts.isEmpty() ? Labels.get("length.minutes", 0) : parts;
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : Labels.get(unit, number);
    }
}
