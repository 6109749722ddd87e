package mypage.password;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Weak passwords as people in Japan choose them. They are made of names and words that were written down for this
 * purpose, not taken from the list that refuses them: each in several forms, and dates, numbers and walks over the
 * keyboard as they stand. Those under eight characters are left out.
 */
final class WeakPasswords {

    private static final List<String> FAMILY_NAMES = List.of("""
            satou suzuki takahashi tanaka watanabe itou yamamoto nakamura kobayashi katou yoshida
            yamada sasaki yamaguchi matsumoto inoue kimura hayashi shimizu saitou""".split("\\s+"));

    private static final List<String> GIVEN_NAMES = List.of("""
            hiroshi takahiro kenichi shouta daisuke kenji yuuki haruto takumi naoki youko sachiko
            keiko yumiko misaki sakura hanako ayumi chihiro yuuko""".split("\\s+"));

    private static final List<String> WORDS = List.of(
            "sakura",
            "daisuki",
            "arigatou",
            "himawari",
            "toukyou",
            "oosaka",
            "hokkaidou",
            "nihon",
            "doraemon",
            "pikachuu",
            "konnichiwa",
            "sayonara",
            "ichigo",
            "momotarou",
            "samurai",
            "gohan",
            "onigiri",
            "denwa",
            "watashi",
            "tomodachi");

    /** With each word or name of the same place: the keys of a keyboard in kana. */
    private static final Map<String, String> KANA_KEYS = Map.of(
            "yamadatarou", "7jq@q\\4",
            "watanabeyouko", "0qu^@94b",
            "takahashihanako", "qtfdfub",
            "suzukihiroshi", "rr@gv\\d",
            "konnichiwa", "byiaf",
            "tanakahiroshi", "qutv\\d",
            "yoshidadaisuke", "9dq@q@er:",
            "shimizusachiko", "djr@xab",
            "nakamuratakahiro", "ut]oqtv\\");

    private static final List<String> NUMBERS = List.of(
            "19900101",
            "01011990",
            "1990/01/01",
            "1990-1-1",
            "1990.12.31",
            "20000229",
            "12311985",
            "31121985",
            "1985nen1",
            "h20101010",
            "S60.12.31",
            "H2-12-31",
            "R6.10.10",
            "heisei20",
            "showa55!",
            "昭和55年1月1日",
            "平成2年12月31日",
            "令和7年4月1日",
            "19901990",
            "19850412!",
            "!19850412",
            "1985/04/12a",
            "900101!!",
            "19900101tt",
            "01jan1990",
            "tt19900101",
            "09012345678",
            "090-1234-5678",
            "08098765432",
            "070 1111 2222",
            "0312345678",
            "03-1234-5678",
            "(03)1234-5678",
            "+819012345678",
            "0120-123-456",
            "0612345678",
            "tel0312345678",
            "09012345678a",
            "100-0001",
            "〒100-0001",
            "1000001!",
            "123-4567",
            "09012345678!",
            "19900101123");

    private static final List<String> WALKS = List.of(
            "qwertyui",
            "asdfghjk",
            "zxcvbnm,",
            "qwertyuiop@[",
            "asdfghjkl;:]",
            "1234567890-^",
            "1qaz2wsx",
            "1qaz2wsx3edc",
            "1q2w3e4r",
            "1q2w3e4r5t",
            "qazwsxedc",
            "qawsedrf",
            "zaq12wsx",
            "zaq1xsw2",
            "!QAZ2wsx",
            "1qaz@WSX",
            "1qaz\"WSX",
            "asdf1234",
            "1234asdf",
            "qwer1234",
            "Qwer1234!",
            "zxcvasdf",
            "asdfghjk2020",
            "poiuytre",
            "lkjhgfds",
            "mnbvcxz1",
            "abcd1234",
            "abcdefg1",
            "11112222",
            "aaaabbbb",
            "123456abc",
            "abc123456",
            "987654321a",
            "qweasdzxc",
            "qwerasdf");

    private WeakPasswords() {}

    static Map<String, List<String>> byKind() {
        Map<String, List<String>> kinds = new HashMap<>();
        kinds.put("family names", decorated(FAMILY_NAMES));
        kinds.put("given names", decorated(GIVEN_NAMES));
        kinds.put("words and places", decorated(WORDS));
        List<String> full = new ArrayList<>();
        for (int i = 0; i < FAMILY_NAMES.size(); i++) {
            String family = FAMILY_NAMES.get(i);
            String given = GIVEN_NAMES.get(i);
            full.addAll(List.of(
                    family + given,
                    given + family,
                    capital(family) + capital(given),
                    family + "." + given,
                    given + "_" + family + "85",
                    family + given + "19850412",
                    kunrei(family + given)));
        }
        kinds.put("full names", full);
        List<String> keys = new ArrayList<>();
        KANA_KEYS.values().forEach(typed -> keys.addAll(List.of(typed, typed + "1", typed + "!", typed + "2020")));
        kinds.put("words in keys of kana", keys);
        kinds.put("dates and numbers", NUMBERS);
        kinds.put("walks", WALKS);
        kinds.replaceAll((kind, passwords) -> passwords.stream()
                .filter(password -> password.codePointCount(0, password.length()) >= 8)
                .distinct()
                .toList());
        return kinds;
    }

    private static List<String> decorated(List<String> words) {
        Set<String> forms = new LinkedHashSet<>();
        for (String word : words) {
            forms.addAll(List.of(
                    word,
                    word + "1",
                    word + "123",
                    word + "1990",
                    capital(word) + "2020",
                    capital(word) + "!",
                    word + "0412",
                    "1985" + word,
                    word + "19850412",
                    "!" + word + "!",
                    leet(word) + "1",
                    kunrei(word) + "12",
                    kunrei(word).replace("ou", "o").replace("uu", "u") + "2024",
                    word.toUpperCase(java.util.Locale.ROOT) + "99",
                    capital(word) + "@2025"));
        }
        return forms.stream().collect(Collectors.toList());
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String leet(String word) {
        return word.replace('a', '4').replace('i', '1').replace('o', '0').replace('e', '3');
    }

    private static String kunrei(String word) {
        return word.replace("shi", "si")
                .replace("chi", "ti")
                .replace("tsu", "tu")
                .replace("sho", "syo")
                .replace("chu", "tyu")
                .replace("ji", "zi")
                .replace("fu", "hu");
    }
}
