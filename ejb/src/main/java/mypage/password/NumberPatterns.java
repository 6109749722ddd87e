package mypage.password;

import java.util.regex.Pattern;

/** Recognizes a date, or a telephone or postal number, that is hardly hidden by what is around it. */
final class NumberPatterns {

    private static final String YEAR = "(?:19|20)\\d\\d";
    private static final String ERA_NAME = "(?:明治|大正|昭和|平成|令和|meizi|meiji|taish?y?ou?|sh?y?ou?wa|heisei|reiwa)";
    private static final String ERA = "(?:[mtshr]|" + ERA_NAME + ")";
    private static final String MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
    private static final String MONTH2 = "(?:0[1-9]|1[0-2])";
    private static final String DAY2 = "(?:0[1-9]|[12]\\d|3[01])";
    private static final String MONTH = "(?:0?[1-9]|1[0-2]|" + MONTHS + ")";
    private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
    private static final String BETWEEN = "[\\s._/,:~年月日-]{1,2}";
    private static final String PERHAPS = "[\\s._/,:~年月日-]{0,2}";
    private static final String YEAR_OF_ERA = PERHAPS + "(?:\\d{1,2}|元)";

    /** Before and after a date: a few letters or marks, another year or a small number. */
    private static final String BEFORE = "\\D{0,4}?(?:" + YEAR + "\\D{0,2})?";

    private static final String AFTER = "日?(?:\\D{0,2}(?:" + YEAR + "|\\d{1,3}))?\\D{0,4}";

    private static final Pattern DATE = Pattern.compile(BEFORE + "(?:"
            + either(
                    YEAR + MONTH2 + DAY2,
                    MONTH2 + DAY2 + YEAR,
                    DAY2 + MONTH2 + YEAR,
                    ERA + "\\d\\d" + MONTH2 + DAY2,
                    either(YEAR, ERA + YEAR_OF_ERA) + BETWEEN + MONTH + BETWEEN + DAY,
                    either(MONTH + BETWEEN + DAY, DAY + PERHAPS + MONTH) + BETWEEN + "(?:" + YEAR + "|\\d\\d)",
                    "\\d\\d" + BETWEEN + MONTH + BETWEEN + DAY,
                    "(?:" + MONTHS + ")" + PERHAPS + DAY + PERHAPS + YEAR,
                    DAY + PERHAPS + "(?:" + MONTHS + ")" + PERHAPS + YEAR,
                    ERA_NAME + YEAR_OF_ERA + "年?",
                    YEAR + BETWEEN + MONTH,
                    YEAR + "\\D{0,2}" + YEAR)
            + ")" + AFTER);

    /** Two digits for the year, and no other digits: half of all random numbers would match otherwise. */
    private static final Pattern SHORT_DATE = Pattern.compile("\\D{0,4}(?:"
            + either("\\d\\d" + MONTH2 + DAY2, MONTH2 + DAY2 + "\\d\\d", DAY2 + MONTH2 + "\\d\\d") + ")\\D{0,4}");

    private static final String SPACED_DIGIT = "(?:[\\s().-]{0,2}\\d)";
    private static final Pattern NUMBER = Pattern.compile(either(
            // A telephone number of Japan, the country's number before it or not; a mobile one also with more digits.
            "\\D{0,5}(?:\\(?0|\\+?81[\\s()-]{0,3}0?)[1-9]" + SPACED_DIGIT + "{8,9}\\D{0,4}",
            "\\D{0,4}0[5789]0" + SPACED_DIGIT + "{8}" + AFTER,
            "\\D{0,4}[5789]0" + SPACED_DIGIT + "{8}\\D{0,4}",
            // A postal number.
            "\\D{0,3}\\d{3}[\\s-]?\\d{4}\\D{0,3}"));

    private NumberPatterns() {}

    private static String either(String... patterns) {
        return "(?:" + String.join("|", patterns) + ")";
    }

    static boolean isDate(String folded) {
        return DATE.matcher(folded).matches() || SHORT_DATE.matcher(folded).matches();
    }

    static boolean isTelephoneOrPostalNumber(String folded) {
        return NUMBER.matcher(folded).matches();
    }
}
