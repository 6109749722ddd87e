package mypage.web.admin.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import mypage.admin.dashboard.TimeScale;
import mypage.platform.JapaneseTime;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;

/** Formats metrics and times for the dashboard; a missing one is a dash. */
final class MetricFormat {

    private static final DateTimeFormatter HOUR = pattern(Labels.get("figures.time.hour"));
    private static final DateTimeFormatter HOUR_SHORT = pattern(Labels.get("figures.time.hour.short"));
    private static final DateTimeFormatter DAY = pattern(Labels.get("figures.time.day"));
    private static final DateTimeFormatter DAY_SHORT = pattern(Labels.get("figures.time.day.short"));
    private static final DateTimeFormatter SECOND = pattern(Labels.get("figures.time.second"));

    private static final double MILLIS = 1000;
    private static final int PERCENT = 100;

    private MetricFormat() {}

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.JAPAN).withZone(JapaneseTime.ZONE);
    }

    static String start(TimeScale scale, Instant start) {
        return (scale == TimeScale.HOUR ? HOUR : DAY).format(start);
    }

    /** Short enough to fit below a chart. */
    static String shortStart(TimeScale scale, Instant start) {
        return (scale == TimeScale.HOUR ? HOUR_SHORT : DAY_SHORT).format(start);
    }

    static String second(Instant time) {
        return SECOND.format(time);
    }

    static String number(long number) {
        return String.format(Locale.JAPAN, "%,d", number);
    }

    static String percent(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.JAPAN, "%.1f", share.getAsDouble() * PERCENT) : Fact.NONE;
    }

    static String seconds(Optional<Duration> time) {
        return time.map(value -> String.format(Locale.JAPAN, "%,.1f", value.toMillis() / MILLIS))
                .orElse(Fact.NONE);
    }

    /** In the unit that people would use. */
    static String words(Duration time) {
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return Labels.get("figures.seconds", number(time.toSeconds()));
        }
        return time.compareTo(Duration.ofHours(2)) < 0
                ? Labels.get("figures.minutes", number(time.toMinutes()))
                : Labels.get("figures.hours", number(time.toHours()));
    }
}
