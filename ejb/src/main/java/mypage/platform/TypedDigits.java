package mypage.platform;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads codes as people type or paste them, see decision 29. */
public final class TypedDigits {

    /** Longer than any line of a mail of ours. */
    private static final int LONGEST = 1000;

    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}ー−]");
    private static final Pattern AROUND = Pattern.compile("^[\\p{P}\\p{S}]+|[\\p{P}\\p{S}]+$");
    private static final Pattern WORD = Pattern.compile("\\p{L}");

    /** Digits in one piece, or in groups. What touches a Latin letter is no code but a part of a word. */
    private static final List<Pattern> NUMBERS = List.of(
            Pattern.compile("(?<![a-zA-Z0-9])[0-9]+(?![a-zA-Z0-9])"),
            Pattern.compile("(?<![a-zA-Z0-9])[0-9][0-9 \\p{Pd}]*(?![a-zA-Z0-9])"));

    private TypedDigits() {}

    /**
     * Returns the digits that were meant. Digits of any script and width, spaces, hyphens and invisible characters are
     * accepted, so are brackets, quotes and punctuation around them, and leading zeros are kept (standards row T9).
     * Empty unless there are exactly {@code count} digits, or a text with letters that holds exactly one such code.
     */
    public static Optional<String> of(String typed, int count) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String text = ascii(TypedText.visible(typed));
        String digits = AROUND.matcher(BETWEEN.matcher(text).replaceAll("")).replaceAll("");
        return Optional.of(digits)
                .filter(all -> all.matches("[0-9]{" + count + "}"))
                .or(() -> WORD.matcher(text).find() ? only(text, count) : Optional.empty());
    }

    private static Optional<String> only(String line, int count) {
        List<String> codes = NUMBERS.stream()
                .flatMap(number -> number.matcher(line).results())
                .map(number -> BETWEEN.matcher(number.group()).replaceAll(""))
                .filter(digits -> digits.length() == count)
                .distinct()
                .toList();
        return codes.size() == 1 ? Optional.of(codes.get(0)) : Optional.empty();
    }

    private static String ascii(String text) {
        return DIGIT.matcher(text)
                .replaceAll(
                        digit -> String.valueOf(Character.digit(digit.group().codePointAt(0), 10)));
    }
}
