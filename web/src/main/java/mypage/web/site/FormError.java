package mypage.web.site;

import jakarta.faces.application.FacesMessage;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * An error on a page for users, independent of the language.
 *
 * @param field the field that it concerns; null for the form as a whole
 * @param key the key of its text
 * @param numbers the arguments of its text, such as attempts left or minutes to wait
 */
record FormError(String field, String key, long... numbers) {

    private static final Pattern FORM = Pattern.compile("([a-z-]*) ([\\w.-]+)((?: \\d{1,9}){0,2})");

    /** Parses what {@link #toString} wrote; empty for anything else, and for keys that do not exist. */
    static Optional<FormError> of(String written) {
        var parts = FORM.matcher(written);
        return parts.matches() && Texts.has(parts.group(2))
                ? Optional.of(new FormError(
                        parts.group(1).isEmpty() ? null : parts.group(1),
                        parts.group(2),
                        Stream.of(parts.group(3).split(" "))
                                .filter(number -> !number.isEmpty())
                                .mapToLong(Long::parseLong)
                                .toArray()))
                : Optional.empty();
    }

    FacesMessage message() {
        return new FacesMessage(text(), toString());
    }

    String text() {
        return Texts.get(key, LongStream.of(numbers).boxed().toArray());
    }

    @Override
    public String toString() {
        return (field == null ? "" : field) + " " + key
                + Arrays.stream(numbers).mapToObj(number -> " " + number).collect(Collectors.joining());
    }
}
