package mypage.platform;

import java.time.Instant;
import java.time.ZoneId;
import java.time.chrono.JapaneseChronology;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as users read them: Japan Standard Time, Japanese era, weekday (requirement 67). */
public final class JapaneseTime {

    /** Japan Standard Time. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("Gy年M月d日(E) H:mm", Locale.JAPAN)
            .withChronology(JapaneseChronology.INSTANCE)
            .withZone(ZONE);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("H:mm", Locale.JAPAN).withZone(ZONE);

    private JapaneseTime() {}

    /** Such as 令和6年12月27日(金) 19:00; the first year of an era is 元年. */
    public static String dateTime(Instant instant) {
        return DATE_TIME.format(instant).replaceFirst("^(\\D+)1年", "$1元年");
    }

    /** Such as 21:43. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }
}
