package mypage.web.admin.site;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One of the values that a field of a filter can have. */
public record Choice(String value, String label, boolean chosen) {

    public static <E extends Enum<E>> List<Choice> of(E[] values, Function<E, String> label, Optional<E> chosen) {
        return Stream.of(values)
                .map(value -> new Choice(
                        value.name(),
                        label.apply(value),
                        chosen.filter(value::equals).isPresent()))
                .toList();
    }

    /** What stands in an address, if it is one of these. */
    public static <E extends Enum<E>> Optional<E> find(E[] values, Optional<String> name) {
        return Stream.of(values)
                .filter(value -> name.filter(value.name()::equals).isPresent())
                .findFirst();
    }
}
