package mypage.password;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One spelling for each Japanese word, however it is typed: in katakana, in Hepburn or kunrei romaji, with or without
 * long vowels. Words that sound much alike may get the same spelling. Good for nothing but comparing words.
 */
final class Romaji {

    private record Spelling(Pattern typed, String one) {}

    /** Each consonant with its kana from a to o; a space where there is none. */
    private static final String[][] KANA = {
        {"", "アイウエオ"}, {"k", "カキクケコ"}, {"g", "ガギグゲゴ"}, {"s", "サシスセソ"}, {"z", "ザジズゼゾ"},
        {"t", "タチツテト"}, {"z", " ヂヅ  "}, {"d", "ダ  デド"}, {"n", "ナニヌネノ"}, {"h", "ハヒフヘホ"},
        {"b", "バビブベボ"}, {"p", "パピプペポ"}, {"m", "マミムメモ"}, {"y", "ヤ ユ ヨ"}, {"r", "ラリルレロ"},
        {"w", "ワヰ ヱ "}, {"", "    ヲ"}, {"b", "  ヴ  "}
    };

    private static final String VOWELS = "aiueo";
    private static final String SMALL_VOWELS = "ァィゥェォ";
    private static final String SMALL_Y = "ャ_ュ_ョ";
    private static final char DOUBLES_NEXT = 'ッ';
    private static final char LENGTHENS = 'ー';

    private static final Map<Character, String> SYLLABLES = syllables();

    /** Applied one after the other. */
    private static final List<Spelling> SPELLINGS = List.of(
            spelling("(?<=[aiueo])[\\u0302\\u0304]", ""),
            spelling("cch", "tch"),
            spelling("(?:shy?|sy)(?=[aiueo])", "sy"),
            spelling("(?:chy?|cy)(?=[aiueo])", "ty"),
            spelling("(?:jy?|zy|dy)(?=[aiueo])", "zy"),
            spelling("(?<=[stz])y(?=[ie])", ""),
            spelling("ts", "t"),
            spelling("dz|d(?=[iu])", "z"),
            spelling("f", "h"),
            spelling("v", "b"),
            spelling("wo", "o"),
            spelling("m(?=[bp])", "n"),
            spelling("n[n']*", "n"),
            spelling("o[hu](?![aiueoy])|ou", "o"),
            spelling("([aiueo])\\1+", "$1"));

    private Romaji() {}

    private static Spelling spelling(String typed, String one) {
        return new Spelling(Pattern.compile(typed), one);
    }

    private static Map<Character, String> syllables() {
        Map<Character, String> syllables = new HashMap<>();
        for (String[] row : KANA) {
            for (int i = 0; i < VOWELS.length(); i++) {
                syllables.put(row[1].charAt(i), row[0] + VOWELS.charAt(i));
            }
        }
        syllables.put('ン', "n'");
        syllables.put(' ', " ");
        return syllables;
    }

    /** Of lower-case letters and katakana; anything else stays as it is. */
    static String canonical(String word) {
        String spelled = Normalizer.normalize(romanized(word), Normalizer.Form.NFD);
        for (Spelling spelling : SPELLINGS) {
            spelled = spelling.typed.matcher(spelled).replaceAll(spelling.one);
        }
        return spelled;
    }

    private static String romanized(String word) {
        StringBuilder romaji = new StringBuilder();
        boolean doubles = false;
        for (char character : word.toCharArray()) {
            if (character == DOUBLES_NEXT) {
                doubles = true;
            } else if (SMALL_VOWELS.indexOf(character) >= 0) {
                replaceVowel(romaji, String.valueOf(VOWELS.charAt(SMALL_VOWELS.indexOf(character))));
            } else if (SMALL_Y.indexOf(character) >= 0 && character != '_') {
                replaceVowel(romaji, "y" + VOWELS.charAt(SMALL_Y.indexOf(character)));
            } else if (character != LENGTHENS) {
                String syllable = SYLLABLES.getOrDefault(character, String.valueOf(character));
                romaji.append(doubles ? syllable.substring(0, 1) : "").append(syllable);
                doubles = false;
            }
        }
        return romaji.toString();
    }

    /** The vowel of the syllable before a small kana is not spoken. */
    private static void replaceVowel(StringBuilder romaji, String by) {
        int last = romaji.length() - 1;
        if (last >= 0 && VOWELS.indexOf(romaji.charAt(last)) >= 0) {
            romaji.setLength(last);
        }
        romaji.append(by);
    }
}
