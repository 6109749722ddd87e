package mypage.platform;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a long list, by keyset pagination: the next page begins after a key, so that every page costs the same.
 *
 * @param next the key of the last row, after which the next page begins; empty when this is the last page
 */
public record Slice<T>(List<T> rows, Optional<String> next) {

    public Slice {
        rows = List.copyOf(rows);
    }

    /** @param found up to one row more than fits on a page */
    public static <T> Slice<T> of(List<T> found, int size, Function<T, Object> key) {
        boolean more = found.size() > size;
        List<T> rows = more ? found.subList(0, size) : found;
        return new Slice<>(rows, more ? Optional.of(String.valueOf(key.apply(rows.get(size - 1)))) : Optional.empty());
    }
}
