package mypage.platform;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of all settings, as the environment spells them. */
record SettingNames(Set<String> known) {

    private static final String PREFIX = "MYPAGE_";

    /** What Kubernetes and Docker set for a service that is called mypage, or whose name begins so. */
    private static final Pattern SERVICE_LINK = Pattern.compile(
            "MYPAGE_(?:.*_)?(?:SERVICE_HOST|SERVICE_PORT(?:_.*)?|PORT(?:_\\d+_(?:TCP|UDP).*)?|NAME|ENV_.*)");

    static SettingNames of(Stream<? extends Settings> rooms) {
        return ofRooms(rooms.map(Object::getClass));
    }

    static SettingNames ofRooms(Stream<? extends Class<?>> rooms) {
        return new SettingNames(rooms.flatMap(room -> Stream.of(room.getRecordComponents()))
                .map(component -> component.getAnnotation(Setting.class).value())
                .map(SettingReader::environment)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * A misspelt name would leave the default in force without a word.
     *
     * @throws IllegalArgumentException when a name in the environment, or among the properties of the JVM, looks like
     *     that of a setting and is none
     */
    void requireKnown(Collection<String> environment, Collection<String> properties) {
        Set<String> unknown = new TreeSet<>(environment);
        properties.stream()
                .filter(name -> name.startsWith(PREFIX.toLowerCase(Locale.ROOT).replace('_', '.')))
                .map(SettingReader::environment)
                .forEach(unknown::add);
        unknown.removeIf(name -> !name.startsWith(PREFIX)
                || known.contains(name)
                || SERVICE_LINK.matcher(name).matches());
        Optional<String> first = unknown.stream().findFirst();
        if (first.isPresent()) {
            throw new IllegalArgumentException(first.get() + " is not a setting; docs/settings.md lists them");
        }
    }
}
