package mypage.platform;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * Formats times in the language of the reader, in Japan Standard Time. Japanese has the era, see {@link JapaneseTime}.
 */
public final class UserTime {

    private static final String CLOCK = "H:mm";

    private UserTime() {}

    /** Such as 令和6年12月27日(金) 19:00. */
    public static String dateTime(Language language, Instant instant) {
        return language == Language.JA ? JapaneseTime.dateTime(instant) : format(language, " " + CLOCK, instant);
    }

    /** Such as 令和6年12月27日(金). */
    public static String date(Language language, Instant instant) {
        return language == Language.JA ? JapaneseTime.date(instant) : format(language, "", instant);
    }

    /** Such as 21:43, in every language. */
    public static String time(Instant instant) {
        return JapaneseTime.time(instant);
    }

    /** Such as 令和6年12月27日(金) 19:00 ～ 令和7年1月6日(月) 8:30頃; a day that is both first and last appears once. */
    public static String range(Language language, Instant from, Instant until, boolean approximate) {
        if (language == Language.JA) {
            return JapaneseTime.range(from, until, approximate);
        }
        boolean oneDay = date(language, from).equals(date(language, until));
        String end = oneDay ? time(until) : dateTime(language, until);
        return dateTime(language, from) + " – " + (approximate ? about(language, end) : end);
    }

    private static String about(Language language, String time) {
        return switch (language) {
            case JA, JA_EASY -> time + "ごろ";
            case EN -> "about " + time;
            case ZH_HANS -> time + "左右";
            case PT -> "por volta de " + time;
            case ES -> "aproximadamente " + time;
            case TL -> "mga " + time;
            case VI -> "khoảng " + time;
        };
    }

    private static String format(Language language, String clock, Instant instant) {
        return DateTimeFormatter.ofPattern(pattern(language) + clock, language.locale())
                .withZone(JapaneseTime.ZONE)
                .format(instant);
    }

    private static String pattern(Language language) {
        return switch (language) {
            case JA, JA_EASY, ZH_HANS -> "y年M月d日(E)";
            case PT, ES -> "d MMM y (E)";
            case VI -> "d/M/y (E)";
            case EN, TL -> "d MMM y (E)";
        };
    }
}
