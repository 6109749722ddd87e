package mypage.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Settings of the database. {@link ConfiguredDatabase} reads them itself.
 */
record DatabaseSettings(
        @Setting("mypage.db.url") Optional<String> url,
        @Setting("mypage.db.user") Optional<String> user,
        @Setting("mypage.db.password") Optional<String> password,
        @Setting("mypage.db.owner") Optional<String> owner,
        @Setting("mypage.db.owner.password") Optional<String> ownerPassword,

        @Setting(value = "mypage.db.pool", min = 4, max = 200)
        Optional<Integer> connections)
        implements Settings {

    private static final String USUAL_USER = "mypage";

    /** The values of sslmode that never fall back to a connection without TLS. */
    private static final Set<String> ENCRYPTED = Set.of("require", "verify-ca", "verify-full");

    private static final int CONNECT_TIMEOUT = 2;

    /** Before a server has read the defaults, and for commands. */
    private static final int USUAL_POOL = 20;

    DatabaseSettings {
        if (owner.isPresent() && owner.get().equals(user.orElse(USUAL_USER))) {
            throw SettingReader.unusable("mypage.db.owner", "is the role of the nodes too, which must own nothing");
        }
    }

    /** The role that nodes connect as. */
    String nodeRole() {
        return user.orElse(USUAL_USER);
    }

    /** How many connections the transactions of a node use at once, at most. */
    int pool() {
        return connections.orElse(USUAL_POOL);
    }

    /** The database as its owner, if that is configured. */
    Optional<DataSource> ownerDatabase() {
        return owner.map(name -> database(name, ownerPassword, "mypage-owner"));
    }

    /** The database as whoever owns the tables: the role of the nodes where no other one is configured. */
    DataSource tables() {
        return ownerDatabase().orElseGet(this::nodeDatabase);
    }

    /** The database as nodes see it, without a pool. */
    PGSimpleDataSource nodeDatabase() {
        return database(nodeRole(), password, "mypage-command");
    }

    private PGSimpleDataSource database(String role, Optional<String> itsPassword, String application) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        url.ifPresent(database::setUrl);
        database.setConnectTimeout(CONNECT_TIMEOUT);
        database.setApplicationName(application);
        database.setUser(role);
        itsPassword.ifPresent(database::setPassword);
        return database;
    }

    @Override
    public Set<Risk> risks() {
        return url.filter(DatabaseSettings::isPlain)
                .map(plain -> Set.of(Risk.PLAIN_DATABASE))
                .orElse(Set.of());
    }

    private static boolean isPlain(String url) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        boolean encrypted = database.getSsl() || ENCRYPTED.contains(String.valueOf(database.getSslMode()));
        boolean socket = database.getSocketFactory() != null;
        return !encrypted
                && !socket
                && !Stream.of(database.getServerNames())
                        .map(host -> host.replaceAll("[\\[\\]]", ""))
                        .allMatch(Network::isThisMachine);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return url.toString();
    }

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        DatabaseSettings settings(SettingReader reader) {
            return reader.read(DatabaseSettings.class);
        }
    }
}
