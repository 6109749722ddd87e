package mypage.password;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the lists of Japanese words and names from the lexicon of UniDic (BSD-3-Clause), the file
 * {@code lex_3_1.csv} of Debian's package {@code unidic-mecab} 3.1.1. The first argument is its path, the second the
 * folder of the lists.
 *
 * <pre>mvn -q -pl ejb test-compile
 * java -cp ejb/target/classes:ejb/target/test-classes mypage.password.BuildJapaneseWords \
 *     lex_3_1.csv ejb/src/main/resources/mypage/password</pre>
 */
public final class BuildJapaneseWords {

    /** Columns of the lexicon. */
    private static final int COST = 3;

    private static final int CLASS = 4;
    private static final int READING = 10;

    private static final int SHORTEST_WORD = 4;
    private static final int LONGEST_WORD = 16;

    /** Any name from this length on may be joined to another one; of the shorter ones, only those that are common. */
    private static final int LONG_NAME = 5;

    private static final int SHORTEST_NAME = 2;
    private static final int SHORTEST_LONE_NAME = 3;
    private static final int COMMON_NAMES = 3000;

    private static final Pattern ROMAJI = Pattern.compile("[a-z]+");

    /** Sentences that many people love, which no lexicon has. */
    private static final List<String> PHRASES = List.of(
            "アイシテル",
            "アイシテルヨ",
            "アイシテマス",
            "アイシテイル",
            "ガンバッテ",
            "ガンバロウ",
            "オハヨウゴザイマス",
            "アリガトウゴザイマス",
            "オネガイシマス",
            "ヨロシク",
            "ヨロシクオネガイシマス",
            "スキデス",
            "ダイスキデス",
            "ダイスキダヨ",
            "イタダキマス",
            "ニホン",
            "コンニチハ",
            "コンニチワ",
            "コンバンハ",
            "コンバンワ",
            "ゴチソウサマデシタ");

    /** What is joined to a name like another name. */
    private static final List<String> TITLES = List.of("サン", "クン", "チャン", "サマ", "センセイ", "ラブ", "ダイスキ", "アイシテル");

    private BuildJapaneseWords() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, Map<String, Integer>> costs = costs(Path.of(arguments[0]));
        Path folder = Path.of(arguments[1]);
        Set<String> names = new HashSet<>(canonical(TITLES));
        Set<String> words = new HashSet<>(canonical(PHRASES));
        costs.forEach((kind, readings) -> {
            boolean ofPeople = !kind.equals("word");
            int shortest = ofPeople ? SHORTEST_LONE_NAME : SHORTEST_WORD;
            words.addAll(readings.keySet().stream()
                    .filter(word -> word.length() >= shortest && word.length() <= LONGEST_WORD)
                    .toList());
            if (ofPeople) {
                names.addAll(joined(readings));
            }
        });
        names.add("love");
        write(folder.resolve("japanese-words.txt"), words);
        write(folder.resolve("japanese-names.txt"), names);
    }

    private static List<String> canonical(List<String> kana) {
        return kana.stream().map(Romaji::canonical).toList();
    }

    private static void write(Path file, Collection<String> words) throws IOException {
        Files.write(file, words.stream().sorted(WordList.ORDER).toList());
    }

    /** The lowest cost, which is that of the most frequent word, of each spelling of each kind. */
    private static Map<String, Map<String, Integer>> costs(Path lexicon) throws IOException {
        Map<String, Map<String, Integer>> costs = new HashMap<>();
        try (Stream<String> lines = Files.lines(lexicon)) {
            lines.map(line -> line.split(","))
                    .filter(columns -> columns.length > READING && columns[COST].matches("-?\\d+"))
                    .forEach(columns -> add(costs, columns));
        }
        return costs;
    }

    private static void add(Map<String, Map<String, Integer>> costs, String[] columns) {
        String kind = kind(String.join(",", List.of(columns).subList(CLASS, CLASS + 4)));
        String word = Romaji.canonical(columns[READING]);
        if (!kind.isEmpty() && ROMAJI.matcher(word).matches()) {
            costs.computeIfAbsent(kind, k -> new HashMap<>()).merge(word, Integer.valueOf(columns[COST]), Math::min);
        }
    }

    /** Empty for what is no word of its own, such as a particle. */
    private static String kind(String wordClass) {
        if (wordClass.startsWith("名詞,固有名詞,人名,姓")) {
            return "family name";
        } else if (wordClass.startsWith("名詞,固有名詞,人名,名")) {
            return "given name";
        }
        return wordClass.matches("(名詞|動詞|形容詞|形状詞|副詞|感動詞|代名詞),.*") ? "word" : "";
    }

    private static Set<String> joined(Map<String, Integer> names) {
        Stream<String> common = names.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(COMMON_NAMES)
                .map(Map.Entry::getKey)
                .filter(name -> name.length() >= SHORTEST_NAME);
        return Stream.concat(common, names.keySet().stream().filter(name -> name.length() >= LONG_NAME))
                .collect(Collectors.toSet());
    }
}
