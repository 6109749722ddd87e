package mypage.platform;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** The settings as they are by default, some of them changed by a test. */
public final class DefaultSettings {

    private DefaultSettings() {}

    static Properties load() {
        Properties defaults = new Properties();
        try (Reader reader = new InputStreamReader(
                Settings.class.getResourceAsStream("/META-INF/microprofile-config.properties"),
                StandardCharsets.UTF_8)) {
            defaults.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return defaults;
    }

    /** The default of a setting, as it is written. */
    public static String value(String key) {
        return load().getProperty(key);
    }

    /** @param changed settings that differ from their defaults, as {@code key=value} */
    public static SettingReader reader(String... changed) {
        Properties values = load();
        for (String setting : changed) {
            String[] parts = setting.split("=", 2);
            values.setProperty(parts[0], parts[1]);
        }
        return new SettingReader(key -> Optional.ofNullable(values.getProperty(key)));
    }
}
