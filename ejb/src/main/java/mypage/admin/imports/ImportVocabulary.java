package mypage.admin.imports;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.platform.CsvFile;

/**
 * The names of columns and services in uploaded files, from {@code mypage/admin/imports/words.properties}; width and
 * case do not matter.
 */
public final class ImportVocabulary {

    private static final ResourceBundle WORDS = ResourceBundle.getBundle(
            "mypage.admin.imports.words", Locale.ROOT, ImportVocabulary.class.getClassLoader());

    static final String SERVICE_COLUMN = word("column.service");
    static final String EMAIL_COLUMN = word("column.email");

    private static final Map<String, Service> SERVICES = Stream.of(Service.values())
            .flatMap(service -> Stream.of(word(service.name()), CsvFile.plain(service.name()))
                    .map(word -> Map.entry(word, service)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private ImportVocabulary() {}

    /** The service that goes by this name in files. */
    public static Optional<Service> service(String typed) {
        return Optional.ofNullable(SERVICES.get(CsvFile.plain(typed)));
    }

    /** The name of this service in files. */
    public static String name(Service service) {
        return text(service.name());
    }

    private static String word(String key) {
        return CsvFile.plain(text(key));
    }

    static boolean has(String key) {
        return WORDS.containsKey(key);
    }

    static String text(String key) {
        return WORDS.getString(key);
    }
}
