package mypage.it.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.PropertyResourceBundle;
import mypage.platform.Language;
import mypage.platform.Ruby;

/** The texts of the pages, in every language. */
final class Messages {

    private static final String BUNDLE = "../web/src/main/resources/mypage/web/messages_%s.properties";

    private Messages() {}

    /** The text as written in the bundle, with furigana readings if it has any. */
    static String of(Language language, String key) {
        var name = language.locale().toLanguageTag().replace("ja-", "ja__").replace('-', '_');
        try (var file = Files.newBufferedReader(Path.of(BUNDLE.formatted(name)))) {
            return new PropertyResourceBundle(file).getString(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text without readings. */
    static String plain(Language language, String key) {
        return Ruby.plain(of(language, key));
    }
}
