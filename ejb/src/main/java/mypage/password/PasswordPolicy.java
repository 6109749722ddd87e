package mypage.password;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Refuses weak passwords (ASVS 6.2.1, 6.2.4, 6.2.11). There is no rule on composition: any Unicode is accepted. Case,
 * width and kana are folded for the comparison only; the hash is made of the password as typed.
 */
final class PasswordPolicy {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;

    /** The fewest letters that must remain without context words, digits and marks. */
    private static final int FEWEST_LETTERS = 4;

    private static final int SHORTEST_CONTEXT = 3;

    private static final List<String> SERVICE_WORDS = List.of(
            "ハローワークインターネットサービス",
            "ハローワーク",
            "求人・求職情報提供サービス",
            "求職者マイページ",
            "求人者マイページ",
            "マイページ",
            "求職者",
            "求人者",
            "hellowork",
            "mypage");

    private static final Pattern REPEATED = Pattern.compile("(.{1,4}?)\\1+");
    private static final Pattern EDGE = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]");

    /** 30,000 common passwords, read when the first password is checked. */
    private static final class Common {
        static final WordList PASSWORDS = load();

        private static WordList load() {
            try {
                return WordList.of(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                        .map(PasswordPolicy::folded)
                        .toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private PasswordPolicy() {}

    /** Why this password is refused for the account with this address; empty when it is accepted. */
    static Optional<PasswordWeakness> weakness(String password, String email) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(PasswordWeakness.TOO_SHORT);
        } else if (length > LONGEST) {
            return Optional.of(PasswordWeakness.TOO_LONG);
        }
        String typed = Normalizer.normalize(password, Normalizer.Form.NFKC);
        String folded = folded(typed);
        return isCommon(folded)
                ? Optional.of(PasswordWeakness.COMMON)
                : contextWeakness(folded, folded(email)).or(() -> patternWeakness(folded, typed));
    }

    private static Optional<PasswordWeakness> contextWeakness(String folded, String email) {
        String rest = withoutContext(folded, email);
        if (rest.equals(folded)) {
            return Optional.empty();
        } else if (NO_LETTER.matcher(rest).replaceAll("").length() < FEWEST_LETTERS) {
            return Optional.of(PasswordWeakness.CONTEXTUAL);
        }
        return isCommon(rest) ? Optional.of(PasswordWeakness.COMMON) : patternWeakness(rest, rest);
    }

    private static Optional<PasswordWeakness> patternWeakness(String folded, String typed) {
        if (NumberPatterns.isDate(folded)) {
            return Optional.of(PasswordWeakness.DATE);
        } else if (NumberPatterns.isTelephoneOrPostalNumber(folded)) {
            return Optional.of(PasswordWeakness.NUMBER);
        } else if (KeyboardWalks.match(folded)) {
            return Optional.of(PasswordWeakness.KEYBOARD);
        }
        return JapaneseWords.match(folded, typed) ? Optional.of(PasswordWeakness.WORD) : Optional.empty();
    }

    /** The longest words first, so that no part of a word keeps the rest of it. */
    private static String withoutContext(String folded, String email) {
        return Stream.concat(
                        Stream.concat(Stream.of(email), Stream.of(email.split("[^\\p{L}\\p{N}]+"))),
                        SERVICE_WORDS.stream().map(PasswordPolicy::folded))
                .filter(word -> word.length() >= SHORTEST_CONTEXT)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .reduce(folded, (rest, word) -> rest.replace(word, ""));
    }

    private static boolean isCommon(String folded) {
        String core = EDGE.matcher(folded).replaceAll("");
        return Common.PASSWORDS.contains(folded)
                || core.length() >= FEWEST_LETTERS && Common.PASSWORDS.contains(core)
                || REPEATED.matcher(folded).matches()
                || isSequence(folded);
    }

    /** Such as abcdefgh or 87654321. */
    private static boolean isSequence(String folded) {
        int[] steps = IntStream.range(1, folded.length())
                .map(i -> folded.charAt(i) - folded.charAt(i - 1))
                .distinct()
                .toArray();
        return steps.length == 1 && Math.abs(steps[0]) == 1;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .map(PasswordPolicy::katakana)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int katakana(int character) {
        return character >= 'ぁ' && character <= 'ゖ' ? character + 'ァ' - 'ぁ' : character;
    }
}
