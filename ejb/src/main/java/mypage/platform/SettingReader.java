package mypage.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Fills records of settings. Throws an {@link IllegalArgumentException} for an unusable value, with a message of one
 * line that begins with the name of the setting in the environment.
 */
@Dependent
public class SettingReader {

    /** What Java makes of each byte that it can't decode. */
    private static final String UNDECODED = "\uFFFD";

    private final Function<String, Optional<String>> values;

    @Inject
    SettingReader(Config config) {
        this(key -> config.getOptionalValue(key, String.class));
    }

    /** @param values gives the value of a key, if it is set */
    public SettingReader(Function<String, Optional<String>> values) {
        this.values = values;
    }

    public <S extends Record> S read(Class<S> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<S> constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Stream.of(components).map(this::value).toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof IllegalArgumentException unusable ? unusable : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        Optional<String> text = values.apply(setting.value()).filter(value -> !value.isBlank());
        if (component.getType() == List.class) {
            return Stream.of(text.orElse("").split(","))
                    .filter(part -> !part.isBlank())
                    .map(part -> parse(setting, argument(component), part.strip()))
                    .toList();
        }
        if (component.getType() == Optional.class) {
            return text.map(value -> parse(setting, argument(component), value));
        }
        return parse(setting, component.getType(), text.orElseThrow(() -> unusable(setting.value(), "is not set")));
    }

    private static Class<?> argument(RecordComponent component) {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }

    private static Object parse(Setting setting, Class<?> type, String text) {
        return switch (type.getSimpleName()) {
            case "String" -> readable(setting, text);
            case "int", "Integer" -> number(setting, text);
            case "boolean" -> truth(setting, text);
            case "Duration" -> duration(setting, text);
            case "Rate" -> rate(setting, text);
            case "Network" -> network(setting, text);
            case "URI" -> setting.origin() ? origin(setting, text) : page(setting, text);
            default -> choice(setting, type, text);
        };
    }

    /** A name in Japanese, such as that of the sender, arrives damaged if the node runs with another encoding. */
    private static String readable(Setting setting, String text) {
        if (text.contains(UNDECODED)) {
            throw unusable(
                    setting.value(), "can't be read in the character encoding of the node; run it with LC_ALL=C.UTF-8");
        }
        return text;
    }

    private static int number(Setting setting, String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= setting.min() && value <= setting.max()) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The exception below tells the operator all that is needed.
        }
        throw unusable(setting.value(), "is not a whole number from " + setting.min() + " to " + setting.max());
    }

    private static boolean truth(Setting setting, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unusable(setting.value(), "is neither true nor false");
        };
    }

    private static Duration duration(Setting setting, String text) {
        try {
            Duration value = Duration.parse(text);
            if (value.compareTo(Duration.ofSeconds(1)) >= 0) {
                return value;
            }
        } catch (DateTimeParseException e) {
            // The exception below tells the operator all that is needed.
        }
        throw unusable(setting.value(), "is not an ISO 8601 duration of at least one second, such as PT30M");
    }

    private static Rate rate(Setting setting, String text) {
        String[] parts = text.split("/", -1);
        try {
            Rate rate = new Rate(Integer.parseInt(parts[0]), Duration.parse(parts[1]));
            if (parts.length == 2 && rate.count() > 0 && rate.interval().toMillis() > 0) {
                return rate;
            }
        } catch (RuntimeException e) {
            // The exception below tells the operator all that is needed.
        }
        throw unusable(
                setting.value(), "is not a number of tries and the time in which they are regained, such as 20/PT10H");
    }

    private static URI origin(Setting setting, String text) {
        try {
            URI origin = new URI(text);
            if (text.matches("https?://[A-Za-z0-9.\\-\\[\\]:]+/?") && origin.getHost() != null) {
                return origin;
            }
        } catch (URISyntaxException e) {
            // The exception below tells the operator all that is needed.
        }
        throw unusable(
                setting.value(), "is not an http or https address without a path, such as https://mypage.example.jp");
    }

    private static URI page(Setting setting, String text) {
        try {
            URI page = new URI(text);
            if (page.getHost() != null && page.getScheme().matches("https?")) {
                return page;
            }
        } catch (URISyntaxException e) {
            // The exception below tells the operator all that is needed.
        }
        throw unusable(setting.value(), "is not the http or https address of a page");
    }

    private static Network network(Setting setting, String text) {
        return Network.parse(text)
                .orElseThrow(() -> unusable(
                        setting.value(), "is not a list of addresses or ranges, such as 10.0.0.0/8,2001:db8::1"));
    }

    private static Object choice(Setting setting, Class<?> type, String text) {
        if (!type.isEnum()) {
            throw new IllegalStateException(setting.value() + " cannot be read as " + type);
        }
        List<String> names = Stream.of(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .toList();
        int index = names.indexOf(text.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw unusable(setting.value(), "is not one of " + String.join(", ", names));
        }
        return type.getEnumConstants()[index];
    }

    /** Also for records that check a value further in their constructor. */
    public static IllegalArgumentException unusable(String key, String why) {
        return new IllegalArgumentException(environment(key) + " " + why);
    }

    static String environment(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
