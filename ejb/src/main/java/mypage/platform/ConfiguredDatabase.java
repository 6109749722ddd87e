package mypage.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database that the settings name. It reads them itself, because each server has its own notation for settings in a
 * data source definition, and one archive is deployed on all of them.
 */
public class ConfiguredDatabase extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    /**
     * For so long the driver takes a server for what it was, a standby for example. Its default of ten seconds would be
     * the outage after a promotion.
     */
    private static final int RECHECK_SECONDS = 1;

    public ConfiguredDatabase() {
        setHostRecheckSeconds(RECHECK_SECONDS);
        // The detail holds the values of a row, and servers log the messages of exceptions.
        setLogServerErrorDetail(false);
        DatabaseSettings settings = settings();
        settings.url().ifPresent(this::setUrl);
        settings.user().ifPresent(this::setUser);
        settings.password().ifPresent(this::setPassword);
    }

    static DatabaseSettings settings() {
        return new SettingReader(ConfiguredDatabase::setting).read(DatabaseSettings.class);
    }

    private static Optional<String> setting(String name) {
        try {
            return ConfigProvider.getConfig(ConfiguredDatabase.class.getClassLoader())
                    .getOptionalValue(name, String.class);
        } catch (IllegalStateException e) {
            // GlassFish creates the data source before it has a Config.
            return Optional.ofNullable(System.getenv(SettingReader.environment(name)));
        }
    }

    /**
     * Does nothing. Servers call it with "localhost" when a definition names neither URL nor host, but the hosts of the
     * URL count.
     */
    @Override
    @SuppressWarnings("deprecation")
    public void setServerName(String name) {}

    /**
     * Some servers pass an empty user name when a definition names none. The user of the settings is meant then.
     */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        boolean named = user != null && !user.isEmpty();
        return named ? super.getConnection(user, password) : super.getConnection(getUser(), getPassword());
    }
}
