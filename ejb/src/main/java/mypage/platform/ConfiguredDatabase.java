package mypage.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database that the settings name. It reads them itself, since each server has a notation of its own for a setting in a data
 * source definition.
 */
public class ConfiguredDatabase extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    public ConfiguredDatabase() {
        setting("mypage.db.url").ifPresent(this::setUrl);
        setting("mypage.db.user").ifPresent(this::setUser);
        setting("mypage.db.password").ifPresent(this::setPassword);
    }

    private static Optional<String> setting(String name) {
        try {
            return ConfigProvider.getConfig(ConfiguredDatabase.class.getClassLoader())
                    .getOptionalValue(name, String.class);
        } catch (IllegalStateException e) {
            // GlassFish connects before it has a Config.
            return Optional.ofNullable(
                    System.getenv(name.toUpperCase(Locale.ROOT).replace('.', '_')));
        }
    }

    /** A definition that names no user makes some servers ask for one without a name. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return super.getConnection(getUser(), getPassword());
    }
}
