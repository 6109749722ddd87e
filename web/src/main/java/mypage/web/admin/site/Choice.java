package mypage.web.admin.site;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A value that a field of a filter can have. */
public record Choice(String value, String label, boolean chosen) {

    public static <E extends Enum<E>> List<Choice> of(E[] values, Function<E, String> label, Optional<E> chosen) {
        return Stream.of(values)
                .map(value -> new Choice(
                        value.name(),
                        label.apply(value),
                        chosen.filter(value::equals).isPresent()))
                .toList();
    }

    /** The value with this name, as it stands in an address. */
    public static <E extends Enum<E>> Optional<E> find(E[] values, Optional<String> name) {
        return Stream.of(values)
                .filter(value -> name.filter(value.name()::equals).isPresent())
                .findFirst();
    }
}
