package mypage.password;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Recognizes one Japanese word or the name of a place, and one or two names of people: in kana, in any romaji, with
 * digits for letters (leet), by the keys of a keyboard that writes kana, and with digits and marks around them.
 */
final class JapaneseWords {

    /** Digits and marks around a word that don't make it strong, such as a date. */
    private static final int MOST_AROUND = 10;

    private static final int MOST_AROUND_KEYS = 4;
    private static final int FEWEST_LETTER_KEYS = 3;
    private static final int FEWEST_IN_TWO_NAMES = 6;
    private static final int SHORTEST_NAME = 2;
    private static final int LONGEST_NAMES = 32;

    private static final Pattern BETWEEN_NAMES = Pattern.compile("[^\\p{L}]{1,2}");
    private static final Map<Character, Character> LEET =
            Map.of('0', 'o', '1', 'i', '3', 'e', '4', 'a', '5', 's', '7', 't', '@', 'a', '$', 's', '!', 'i', '|', 'i');

    /** Read when the first password is checked. */
    private static final class Lists {
        /** Words and places of four letters or more, names of three or more. */
        static final WordList WORDS = WordList.read("japanese-words.txt");

        /** Names of which two are joined, and titles that are joined to one, such as san. */
        static final WordList NAMES = WordList.read("japanese-names.txt");
    }

    private JapaneseWords() {}

    /**
     * @param folded in lower case and katakana
     * @param typed with its capitals, of which some write other kana
     */
    static boolean match(String folded, String typed) {
        return Trims.any(folded, MOST_AROUND, core -> isKnown(core) || isKnownInLeet(core))
                || Trims.any(typed, MOST_AROUND_KEYS, JapaneseWords::isKnownInKeysOfKana);
    }

    private static boolean isKnownInKeysOfKana(String keys) {
        return letters(keys) >= FEWEST_LETTER_KEYS && areKnown(List.of(Romaji.canonical(KanaKeys.kana(keys))));
    }

    private static boolean isKnownInLeet(String core) {
        return letters(core) * 2 >= core.length()
                && isKnown(core.chars()
                        .mapToObj(character -> LEET.getOrDefault((char) character, (char) character)
                                .toString())
                        .collect(Collectors.joining()));
    }

    private static long letters(String text) {
        return text.chars().filter(Character::isLetter).count();
    }

    private static boolean isKnown(String core) {
        return areKnown(
                Stream.of(BETWEEN_NAMES.split(core, -1)).map(Romaji::canonical).toList());
    }

    private static boolean areKnown(List<String> parts) {
        return parts.size() == 1 && Lists.WORDS.contains(parts.get(0)) || areTwoNames(parts);
    }

    private static boolean areTwoNames(List<String> parts) {
        int letters = parts.stream().mapToInt(String::length).sum();
        if (letters < FEWEST_IN_TWO_NAMES || letters > LONGEST_NAMES || parts.size() > 2) {
            return false;
        } else if (parts.size() == 2) {
            return parts.stream().allMatch(Lists.NAMES::contains);
        }
        String both = parts.get(0);
        return IntStream.rangeClosed(SHORTEST_NAME, letters - SHORTEST_NAME)
                .anyMatch(i -> Lists.NAMES.contains(both.substring(0, i)) && Lists.NAMES.contains(both.substring(i)));
    }
}
