package mypage.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Settings of the database. {@link ConfiguredDatabase} reads them itself.
 */
record DatabaseSettings(
        @Setting("mypage.db.url") Optional<String> url,
        @Setting("mypage.db.user") Optional<String> user,
        @Setting("mypage.db.password") Optional<String> password)
        implements Settings {

    /** The values of sslmode that never fall back to a connection without TLS. */
    private static final Set<String> ENCRYPTED = Set.of("require", "verify-ca", "verify-full");

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

    /** Without the password. */
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
