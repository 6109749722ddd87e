package mypage.password;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Strong passwords, the same ones in each run: of random characters, of four random words, and sentences. */
final class GoodPasswords {

    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String SMALL = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final String PRINTABLE =
            IntStream.rangeClosed('!', '~').mapToObj(Character::toString).collect(Collectors.joining());

    static final List<String> SENTENCES = List.of(
            "kyounoasagohanhaoishikatta",
            "watashinoinuhashiroi",
            "ashitahahareruyo",
            "nekogasukinahitotoaruku",
            "kinouyonda honga omoshiroi",
            "densyadeumimadeikou",
            "okaasantosuiyoubiniau",
            "fuyunoyoruhasamukutenagai",
            "hataraku basyo wo sagasu",
            "sora wo tobu penguin 7",
            "ひみつの合言葉です",
            "なつやすみはうみへいく",
            "correct horse battery staple",
            "tomato to nasu wo kau",
            "raisyuunoshigotohahayai",
            "mizu wo nomu kirin 2hiki");

    private GoodPasswords() {}

    static List<String> tenThousand() {
        Random random = new Random(25);
        List<String> words = Stream.of(
                        "mizu yama kirin tomato nasu densya sora umi inu neko kaban tsukue isu hon enpitsu tokei mado tobira kasa kutsu"
                                .split(" "),
                        "anchor basket candle dragon engine forest guitar hammer island jacket kettle ladder market needle orange pencil rabbit saddle tunnel violin"
                                .split(" "))
                .flatMap(Stream::of)
                .toList();
        List<String> good = new ArrayList<>(SENTENCES);
        while (good.size() < 10_000) {
            good.add(characters(random, PRINTABLE, 12));
            good.add(characters(random, LETTERS_AND_DIGITS, 12));
            good.add(characters(random, SMALL, 12));
            good.add(characters(random, LETTERS_AND_DIGITS, 16));
            good.add(fourWords(random, words, " "));
            good.add(fourWords(random, words, "-"));
            good.add(fourWords(random, words, ""));
        }
        return good.subList(0, 10_000);
    }

    private static String fourWords(Random random, List<String> words, String between) {
        return random.ints(4, 0, words.size()).mapToObj(words::get).collect(Collectors.joining(between));
    }

    static String characters(Random random, String alphabet, int count) {
        return random.ints(count, 0, alphabet.length())
                .mapToObj(i -> alphabet.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
