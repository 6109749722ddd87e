package mypage.platform;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a long list, by keyset: the next page begins after a key, so it costs the same wherever it is.
 *
 * @param next the key of the last row, from which the next page goes on; empty when this is the last page
 */
public record Slice<T>(List<T> rows, Optional<String> next) {

    public Slice {
        rows = List.copyOf(rows);
    }

    /** @param found one row more than a page has, if there are so many */
    public static <T> Slice<T> of(List<T> found, int size, Function<T, Object> key) {
        boolean more = found.size() > size;
        List<T> rows = more ? found.subList(0, size) : found;
        return new Slice<>(rows, more ? Optional.of(String.valueOf(key.apply(rows.get(size - 1)))) : Optional.empty());
    }
}
