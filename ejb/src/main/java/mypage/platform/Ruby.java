package mypage.platform;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Readings of words in kanji within texts, in the notation of 青空文庫: {@code 画面《がめん》}, with {@code ｜} before a word that
 * begins before the run of kanji. Texts without readings stay as they are.
 */
public final class Ruby {

    private static final Pattern WORD = Pattern.compile("(?:｜([^｜《》]+)|([\\p{IsHan}々〆ヶ]+))《([^《》]+)》");

    private Ruby() {}

    /** The text without readings, for places that cannot show them. */
    public static String plain(String text) {
        return each(text, UnaryOperator.identity(), (word, reading) -> word);
    }

    /** The text with readings in brackets after the words, for plain text. */
    public static String inBrackets(String text) {
        return each(text, UnaryOperator.identity(), (word, reading) -> word + "（" + reading + "）");
    }

    /**
     * The text as HTML. Screen readers hear the word and not its reading, or they would say everything twice.
     *
     * @param escape escapes markup in text
     */
    public static String html(String text, UnaryOperator<String> escape) {
        return each(
                text,
                escape,
                (word, reading) -> "<ruby>" + escape.apply(word) + "<rp>（</rp><rt aria-hidden=\"true\">"
                        + escape.apply(reading) + "</rt><rp>）</rp></ruby>");
    }

    private static String each(String text, UnaryOperator<String> between, BinaryOperator<String> words) {
        if (text.indexOf('《') < 0) {
            return between.apply(text);
        }
        StringBuilder out = new StringBuilder();
        Matcher word = WORD.matcher(text);
        int end = 0;
        while (word.find()) {
            out.append(between.apply(text.substring(end, word.start())));
            out.append(words.apply(word(word), word.group(3)));
            end = word.end();
        }
        return out.append(between.apply(text.substring(end))).toString();
    }

    private static String word(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
