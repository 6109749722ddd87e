package mypage.platform;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A command that checks an installation from a machine with its settings in the environment: settings, keys, database,
 * mail server, and what users get through the proxy. It changes nothing but one event in the audit trail. Prints a line
 * for each finding, see {@link Finding}. Exits with 0 if nothing is to be done, 1 if something is.
 */
public final class Check {

    private static final int TO_DO = 1;

    private Check() {}

    public static void main(String[] arguments) {
        List<Finding> findings = findings(System.getenv());
        findings.forEach(System.out::println);
        if (!findings.stream().allMatch(Finding::isOk)) {
            System.exit(TO_DO);
        }
    }

    /** The findings of all parts, with these variables as settings. */
    public static List<Finding> findings(Map<String, String> environment) {
        return Stream.concat(SettingsCheck.names(environment).stream(), findings(reader(environment), check -> true))
                .distinct()
                .toList();
    }

    /**
     * The findings of those parts that a node can look at meanwhile.
     *
     * @param rooms its settings, which it knows to be usable
     */
    public static List<Finding> findingsOfNode(SettingReader settings, List<Settings> rooms) {
        return Stream.concat(SettingsCheck.risks(rooms), findings(settings, InstallationCheck::isForNodes))
                .distinct()
                .toList();
    }

    private static Stream<Finding> findings(SettingReader settings, Predicate<InstallationCheck> which) {
        return ServiceLoader.load(InstallationCheck.class, Check.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(which)
                .flatMap(check -> findings(check, settings));
    }

    private static Stream<Finding> findings(InstallationCheck check, SettingReader settings) {
        try {
            return check.findings(settings).stream();
        } catch (RuntimeException e) {
            return Stream.of(Finding.todo(String.valueOf(e.getMessage())));
        }
    }

    /** Reads the environment, and the defaults of the archive. */
    public static SettingReader reader(Map<String, String> environment) {
        Properties defaults = new Properties();
        try (Reader file = new InputStreamReader(
                Check.class.getResourceAsStream("/META-INF/microprofile-config.properties"), StandardCharsets.UTF_8)) {
            defaults.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SettingReader(key -> Optional.ofNullable(environment.get(SettingReader.environment(key)))
                .filter(value -> !value.isBlank())
                .or(() -> Optional.ofNullable(defaults.getProperty(key))));
    }
}
