package mypage.web;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import mypage.platform.Language;
import mypage.platform.Ruby;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The texts for users use the terms of docs/translations.md. */
class TranslationGlossaryTest {

    private static final Path TABLE = Path.of("../docs/translations.md");

    private static final int TERMS = 60;

    private static final List<String> BUNDLES = List.of("mypage.web.messages", "mypage.mail.texts");

    /** The columns after the Japanese one. */
    private static final List<Language> COLUMNS = List.of(
            Language.JA_EASY, Language.EN, Language.ZH_HANS, Language.PT, Language.ES, Language.TL, Language.VI);

    private record Term(String japanese, List<String> translations) {

        boolean isIn(String text, List<Term> others) {
            var rest = text;
            for (var longer : others) {
                rest = rest.replace(longer.japanese, "");
            }
            return rest.contains(japanese);
        }

        boolean isTranslatedIn(String text, int column) {
            return Stream.of(translations.get(column).split(" / ")).anyMatch(form -> text.contains(lower(form)));
        }
    }

    private final List<Term> terms = table();

    @Test
    void theTableHasEnoughTermsInAllLanguages() {
        assertTrue(terms.size() >= TERMS, () -> terms.size() + " terms");
        terms.forEach(term -> assertEquals(COLUMNS.size(), term.translations.size(), term.japanese));
    }

    @Test
    void everyTermIsUsed() {
        var texts = texts(Language.JA);
        assertEquals(
                List.of(),
                terms.stream()
                        .filter(term -> texts.values().stream().noneMatch(text -> text.contains(term.japanese)))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JA")
    void everyTextUsesTheTerms(Language language) {
        var column = COLUMNS.indexOf(language);
        var translations = texts(language);
        var wrong = texts(Language.JA).entrySet().stream()
                .flatMap(text -> terms.stream()
                        .filter(term -> term.isIn(text.getValue(), longerThan(term)))
                        .filter(term -> !term.isTranslatedIn(lower(translations.get(text.getKey())), column))
                        .map(term -> text.getKey() + " lacks " + term.japanese + ": " + term.translations.get(column)))
                .toList();
        assertEquals(List.of(), wrong);
    }

    private List<Term> longerThan(Term term) {
        return terms.stream()
                .filter(other -> other != term && other.japanese.contains(term.japanese))
                .sorted(Comparator.comparing((Term other) -> other.japanese.length())
                        .reversed())
                .toList();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> texts(Language language) {
        return BUNDLES.stream()
                .map(name -> ResourceBundle.getBundle(name, language.locale()))
                .flatMap(bundle -> bundle.keySet().stream()
                        .map(key ->
                                Map.entry(bundle.getBaseBundleName() + "/" + key, Ruby.plain(bundle.getString(key)))))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<Term> table() {
        try {
            return Files.readAllLines(TABLE).stream()
                    .filter(line -> line.startsWith("| ") && !line.startsWith("| 日本語") && !line.startsWith("| ---"))
                    .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
                    .map(cells -> new Term(cells.getFirst(), cells.subList(1, cells.size())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
