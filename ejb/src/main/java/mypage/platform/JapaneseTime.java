package mypage.platform;

import java.time.Instant;
import java.time.ZoneId;
import java.time.chrono.JapaneseChronology;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Formats times for users: Japan Standard Time, Japanese era, weekday (requirement 67). */
public final class JapaneseTime {

    /** Japan Standard Time. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    /** Finds what {@link #dateTime} wrote, within a text. */
    public static final Pattern WRITTEN = Pattern.compile("\\S{2}(?:\\d+|元)年\\d+月\\d+日\\(.\\) \\d+:\\d{2}");

    private static final DateTimeFormatter DATE = inEra("Gy年M月d日(E)");

    private static final DateTimeFormatter DATE_TIME = inEra("Gy年M月d日(E) H:mm");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("H:mm", Locale.JAPAN).withZone(ZONE);

    private JapaneseTime() {}

    private static DateTimeFormatter inEra(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.JAPAN)
                .withChronology(JapaneseChronology.INSTANCE)
                .withZone(ZONE);
    }

    /** Such as 令和6年12月27日(金) 19:00; the first year of an era is 元年. */
    public static String dateTime(Instant instant) {
        return format(DATE_TIME, instant);
    }

    /** The time that {@link #dateTime} wrote, to the minute. */
    public static Instant read(String written) {
        return DATE_TIME.parse(written.replace("元年", "1年"), Instant::from);
    }

    /** Such as 令和6年12月27日(金). */
    public static String date(Instant instant) {
        return format(DATE, instant);
    }

    private static String format(DateTimeFormatter format, Instant instant) {
        return format.format(instant).replaceFirst("^(\\D+)1年", "$1元年");
    }

    /** Such as 令和6年12月27日(金) 19:00 ～ 令和7年1月6日(月) 8:30頃; a day that is both first and last appears once. */
    public static String range(Instant from, Instant until, boolean approximate) {
        String end = date(from).equals(date(until)) ? time(until) : dateTime(until);
        return dateTime(from) + " ～ " + end + (approximate ? "頃" : "");
    }

    /** Such as 21:43. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }
}
