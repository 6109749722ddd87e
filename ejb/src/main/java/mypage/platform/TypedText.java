package mypage.platform;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Reads short texts that people type or paste and that are compared, see decision 29. Never for passwords. */
public final class TypedText {

    /** What takes no place on a screen: Default_Ignorable_Code_Point of Unicode, and the blank of Braille. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\u034f\\u115f\\u1160\\u17b4\\u17b5"
            + "\\u180b-\\u180f\\u2800\\u3164\\ufe00-\\ufe0f\\x{e0000}-\\x{e0fff}]");

    private TypedText() {}

    /** What can be seen, in one width (NFKC), without spaces around it. */
    public static String visible(String typed) {
        String oneWidth = Normalizer.normalize(typed, Normalizer.Form.NFKC);
        return INVISIBLE.matcher(oneWidth).replaceAll("").strip();
    }
}
