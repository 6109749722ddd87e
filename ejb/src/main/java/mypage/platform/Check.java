package mypage.platform;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;

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
        List<Finding> findings = new ArrayList<>(SettingsCheck.names(environment));
        SettingReader settings = reader(environment);
        for (InstallationCheck check : ServiceLoader.load(InstallationCheck.class)) {
            try {
                findings.addAll(check.findings(settings));
            } catch (RuntimeException e) {
                findings.add(Finding.todo(String.valueOf(e.getMessage())));
            }
        }
        return findings.stream().distinct().toList();
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
