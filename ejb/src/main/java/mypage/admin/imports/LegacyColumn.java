package mypage.admin.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.platform.CsvFile;

/** A column of an export of the accounts of another system. Its name may be this word or the Japanese one. */
enum LegacyColumn {
    SERVICE,
    ADDRESS,
    HASH,
    MAIN,
    LANGUAGE,
    CREATED,
    SIGNED_IN,
    LOCKED;

    private static final List<LegacyColumn> REQUIRED = List.of(SERVICE, ADDRESS, HASH);

    /**
     * Where each column is in a line of these names. Unknown columns are ignored.
     *
     * @throws IllegalArgumentException if a required one is missing or one is there twice
     */
    static Map<LegacyColumn, Integer> positions(List<String> names) {
        Map<LegacyColumn, Integer> found = Stream.iterate(0, i -> i < names.size(), i -> i + 1)
                .flatMap(i -> of(names.get(i)).map(column -> Map.entry(column, i)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> {
                    throw new IllegalArgumentException("a column is there twice");
                }));
        REQUIRED.stream().filter(column -> !found.containsKey(column)).forEach(column -> {
            throw new IllegalArgumentException("the first line names no column " + column.word());
        });
        return found;
    }

    /** The value of this column; empty if the line has none. */
    String in(Map<LegacyColumn, Integer> positions, IntFunction<String> field) {
        return Optional.ofNullable(positions.get(this)).map(field::apply).orElse("");
    }

    private static Optional<LegacyColumn> of(String name) {
        String plain = CsvFile.plain(name);
        return Stream.of(values())
                .filter(column -> plain.equals(column.word()) || plain.equals(column.japanese()))
                .findFirst();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private String japanese() {
        return CsvFile.plain(ImportVocabulary.text("legacy." + name()));
    }
}
