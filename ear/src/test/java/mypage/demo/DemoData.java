package mypage.demo;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import mypage.openid.RegisteredClient;
import mypage.platform.Secrets;
import org.postgresql.ds.PGSimpleDataSource;

/** What the launcher puts into the database of the demo. */
final class DemoData {
    private final EmbeddedDatabase own;
    private final Map<String, String> environment;

    /**
     * @param own null if the environment names a database
     * @param settings what the launcher adds to the environment
     */
    DemoData(EmbeddedDatabase own, Map<String, String> settings, Map<String, String> environment) {
        this.own = own;
        this.environment = new HashMap<>(environment);
        this.environment.putAll(settings);
    }

    void insert() throws IOException, SQLException {
        try (Connection connection = connect()) {
            DemoAccounts.insert(connection);
            DemoStaff.insert(connection, secrets());
            DemoNotices.insert(connection);
            DemoContacts.insert(connection);
            DemoMetrics.insert(connection);
        }
    }

    /** @param site the public URL of the product */
    void insertApplications(String site) throws SQLException, JOSEException {
        RegisteredClient.makeSigningKey(environment);
        try (Connection connection = connect()) {
            DemoApplications.insert(connection, site);
        }
    }

    Void restore() throws IOException, SQLException {
        try (Connection connection = connect()) {
            DemoAccounts.restore(connection);
            DemoStaff.restore(connection, secrets());
        }
        return null;
    }

    private Secrets secrets() {
        return new Secrets(Path.of(environment.get("MYPAGE_SECRET_KEYS")));
    }

    private Connection connect() throws SQLException {
        if (own != null) {
            return own.connect();
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(environment.get("MYPAGE_DB_URL"));
        return source.getConnection(environment.get("MYPAGE_DB_USER"), environment.get("MYPAGE_DB_PASSWORD"));
    }
}
