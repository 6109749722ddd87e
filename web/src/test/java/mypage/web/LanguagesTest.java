package mypage.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.platform.Language;
import mypage.platform.Ruby;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Every page, mail and frequent question is complete in each language, and says as much as the Japanese one. */
class LanguagesTest {

    private static final List<String> BUNDLES =
            List.of("mypage.web.messages", "mypage.mail.texts", "mypage.faq.questions");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d\\}");
    private static final Pattern KANA = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}]");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** Japanese names that follow their translation in brackets. */
    private static final Pattern IN_BRACKETS = Pattern.compile("[（(「][^）)」]*[）)」]");

    /** Labels of the published documents: quoted exactly, except for added readings. */
    private static final Set<String> LABELS = Set.of(
            "site.name",
            "service.SEEKER",
            "service.EMPLOYER",
            "service.JOB_INFORMATION",
            "otp.title",
            "otp.code",
            "otp.skip",
            "otp.submit",
            "skip.title",
            "skip.notes",
            "skip.ok",
            "settings.title",
            "settings.skip.title",
            "settings.skip.yes",
            "settings.skip.no",
            "settings.skip.resume",
            "resume.title",
            "resume.done");

    private static final Pattern PLURAL_OF_ONE =
            Pattern.compile("\\(e?s\\)|\\b1 (?:days|hours|minutes|accounts|dias|días|horas|minutos|contas|cuentas)\\b");

    @ParameterizedTest
    @EnumSource
    void hasExactlyTheJapaneseTexts(Language language) {
        for (var name : BUNDLES) {
            var missing = new TreeSet<>(bundle(name, Language.JA).keySet());
            missing.removeAll(ownKeys(name, language));
            var extra = new TreeSet<>(ownKeys(name, language));
            extra.removeAll(bundle(name, Language.JA).keySet());

            assertEquals(Set.of(), missing, name + " lacks in " + language);
            assertEquals(Set.of(), extra, name + " has beside the Japanese texts in " + language);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "JA")
    void hasTheSamePlaceholders(Language language) {
        everyText(
                language,
                (key, text) -> assertEquals(
                        placeholders(japanese(key)), placeholders(text), () -> language + " " + key + ": " + text));
    }

    /** Only these have a plural of their units. */
    @ParameterizedTest
    @EnumSource(names = {"EN", "PT", "ES"})
    void hasAFormForOne(Language language) {
        everyText(language, (key, text) -> {
            var one = key.startsWith("mypage.web.messages")
                    ? new MessageFormat(text, language.locale()).format(new Object[] {1L, 1L, 1L})
                    : text.replaceAll("\\{\\d\\}", "1");
            assertFalse(PLURAL_OF_ONE.matcher(one).find(), () -> language + " " + key + ": " + one);
        });
    }

    @ParameterizedTest
    @EnumSource
    void hasNoApostropheThatAMessagePatternDrops(Language language) {
        everyText(language, (key, text) -> assertFalse(text.contains("'"), () -> language + " " + key + ": " + text));
    }

    @ParameterizedTest
    @EnumSource(names = {"EN", "PT", "ES", "TL", "VI"})
    void hasJapaneseOnlyInBrackets(Language language) {
        everyText(language, (key, text) -> {
            var translated = IN_BRACKETS.matcher(text).replaceAll("");
            assertFalse(
                    KANA.matcher(translated).find() || HAN.matcher(translated).find(),
                    () -> language + " " + key + ": " + text);
        });
    }

    @Test
    void hasNoKanaInChinese() {
        everyText(
                Language.ZH_HANS,
                (key, text) -> assertFalse(
                        KANA.matcher(IN_BRACKETS.matcher(text).replaceAll("").replace("・", ""))
                                .find(),
                        () -> key + ": " + text));
    }

    @Test
    void hasAReadingForEveryKanjiInEasyJapanese() {
        everyText(Language.JA_EASY, (key, text) -> {
            var unread = Ruby.html(text, between -> between).replaceAll("<ruby>.*?</ruby>", "");
            assertFalse(
                    HAN.matcher(unread).find() || unread.contains("《"), () -> "no reading in " + key + ": " + unread);
        });
    }

    @Test
    void hasThePublishedLabelsInEasyJapanese() {
        assertAll(LABELS.stream()
                .map(key -> () -> assertEquals(
                        japanese("mypage.web.messages/" + key),
                        Ruby.plain(text("mypage.web.messages/" + key, Language.JA_EASY)))));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "JA")
    void hasTheSameBlockMarksInMails(Language language) {
        everyText(language, (key, text) -> {
            if (key.startsWith("mypage.mail.texts")) {
                assertEquals(marks(japanese(key)), marks(text), () -> language + " " + key + ": " + text);
            }
        });
    }

    private static List<Integer> marks(String text) {
        return Stream.of("■ ", "\n　", "： ")
                .map(mark -> text.split(Pattern.quote(mark), -1).length)
                .toList();
    }

    private static void everyText(Language language, BiConsumer<String, String> check) {
        assertAll(BUNDLES.stream()
                .flatMap(name -> bundle(name, Language.JA).keySet().stream().map(key -> name + "/" + key))
                .map(key -> () -> check.accept(key, text(key, language))));
    }

    private static String japanese(String key) {
        return text(key, Language.JA);
    }

    private static String text(String key, Language language) {
        var parts = key.split("/", 2);
        return bundle(parts[0], language).getString(parts[1]);
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static ResourceBundle bundle(String name, Language language) {
        return ResourceBundle.getBundle(name, language.locale());
    }

    /** The keys of this language alone, without those of a language that it builds upon. */
    private static Set<String> ownKeys(String name, Language language) {
        var keys = new HashSet<String>();
        var file = ResourceBundle.Control.getControl(ResourceBundle.Control.FORMAT_PROPERTIES)
                .toBundleName(name, language.locale());
        try (var content = LanguagesTest.class.getResourceAsStream("/" + file.replace('.', '/') + ".properties")) {
            assertTrue(content != null, file);
            var properties = new Properties();
            properties.load(new InputStreamReader(content, StandardCharsets.UTF_8));
            keys.addAll(properties.stringPropertyNames());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TreeSet<>(keys);
    }
}
