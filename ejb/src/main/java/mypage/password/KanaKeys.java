package mypage.password;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** What keys of a Japanese keyboard (JIS X 6002) write when it is switched to kana. */
final class KanaKeys {

    private static final String KEYS = "1234567890-^¥qwertyuiop@[asdfghjkl;:]zxcvbnm,./\\_#$%&'()EZ|";
    private static final String KANA = "ヌフアウエオヤユヨワホヘータテイスカンナニラセ\u3099\u309Aチトシハキクマノリレケムツサソヒコミモネルメロロァゥェォャュョィッー";

    private static final Map<Character, Character> KANA_OF_KEY = new HashMap<>();

    static {
        for (int i = 0; i < KEYS.length(); i++) {
            KANA_OF_KEY.put(KEYS.charAt(i), KANA.charAt(i));
        }
    }

    private KanaKeys() {}

    /** The katakana of these keys; a character that is no such key stays as it is. */
    static String kana(String typed) {
        StringBuilder kana = new StringBuilder();
        for (char key : typed.toCharArray()) {
            kana.append(KANA_OF_KEY.getOrDefault(key, KANA_OF_KEY.getOrDefault(Character.toLowerCase(key), key)));
        }
        return Normalizer.normalize(kana, Normalizer.Form.NFC);
    }
}
