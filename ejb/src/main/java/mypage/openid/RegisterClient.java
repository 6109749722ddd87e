package mypage.openid;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mypage.audit.CommandAudit;
import mypage.platform.Clocks;
import mypage.platform.OwnerConnection;
import mypage.platform.Secrets;

/**
 * A command that registers an application, or changes one, as the owner of the tables. It takes the name
 * of a file, see docs/openid.md. A client without keys gets a secret, which is printed once; {@code --new-secret} in
 * front of the file makes another one. {@code --disable} with a client ID ends all that the client can do, until the
 * client is registered again. A client's service and sector never change, since users would become strangers.
 *
 * <p>Takes the settings of the application from the environment. Exits with 0 when that was done, 1 when it was
 * refused, 2 when something failed.
 */
public final class RegisterClient {

    private static final int REFUSED = 1;
    private static final int FAILED = 2;
    private static final String NEW_SECRET = "--new-secret";
    private static final String DISABLE = "--disable";
    private static final String USAGE = "usage: mypage.openid.RegisterClient [--new-secret] FILE, or"
            + " mypage.openid.RegisterClient --disable CLIENT_ID";

    private static final String HAS_KEY = "select 1 from openid_key limit 1";

    private static final String FIND = "select id from openid_client where client_id = ? for update";

    private static final String HAS_SECRET = "select 1 from openid_client where id = ? and secret_hash is not null";

    private static final String IS_OF = "select 1 from openid_client where id = ? and service = ? and sector = ?";

    private static final String ADD = """
            insert into openid_client (id, client_id, service, name, name_en, sector, redirect_uris,
                post_logout_redirect_uris, backchannel_logout_uri, secret_hash, jwks, without_pkce, created_at)
            values (nextval('id_seq'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""";

    /** A secret of null keeps the old one, unless there are keys. */
    private static final String CHANGE = """
            update openid_client set name = ?, name_en = ?, redirect_uris = ?, post_logout_redirect_uris = ?,
                backchannel_logout_uri = ?,
                secret_hash = case when cast(? as text) is null then coalesce(cast(? as bytea), secret_hash) end,
                jwks = ?, without_pkce = ?, disabled_at = null
            where id = ? returning id""";

    private static final String DISABLE_CLIENT = """
            update openid_client set disabled_at = ? where client_id = ? and disabled_at is null returning id""";

    private final OwnerConnection database;
    private final Secrets secrets;
    private final URI publicUrl;
    private final Instant now;

    private RegisterClient(OwnerConnection database, Secrets secrets, URI publicUrl, Instant now) {
        this.database = database;
        this.secrets = secrets;
        this.publicUrl = publicUrl;
        this.now = now;
    }

    public static void main(String[] arguments) {
        try (OwnerConnection database = OwnerConnection.open(System.getenv())) {
            Secrets secrets = Secrets.ofCommand(System.getenv());
            Instant now = new Clocks().clock().instant();
            System.out.println(run(database, secrets, publicUrl(System.getenv()), now, arguments));
        } catch (IllegalArgumentException e) {
            System.out.println("refused: " + e.getMessage());
            System.exit(REFUSED);
        } catch (IOException | SQLException | RuntimeException e) {
            System.out.println("failed: " + e);
            System.exit(FAILED);
        }
    }

    /** Without it this server is that of a demo, see the defaults of settings. */
    static URI publicUrl(Map<String, String> environment) {
        return URI.create(environment.getOrDefault("MYPAGE_PUBLIC_URL", "http://localhost:8080"));
    }

    /** @return what it did */
    static String run(OwnerConnection database, Secrets secrets, URI publicUrl, Instant now, String... arguments)
            throws IOException, SQLException {
        String done = new RegisterClient(database, secrets, publicUrl, now).run(arguments);
        database.commit();
        return done;
    }

    private String run(String... arguments) throws IOException, SQLException {
        if (arguments.length == 2 && arguments[0].equals(DISABLE)) {
            return disable(arguments[1]);
        }
        boolean newSecret = arguments.length == 2 && arguments[0].equals(NEW_SECRET);
        if (arguments.length != (newSecret ? 2 : 1) || arguments[0].equals(DISABLE)) {
            throw new IllegalArgumentException(USAGE);
        }
        String file = Files.readString(Path.of(arguments[arguments.length - 1]));
        return register(ClientRegistration.parse(file).at(publicUrl), newSecret);
    }

    private String disable(String clientId) throws SQLException {
        Object id = database.query(DISABLE_CLIENT, now, clientId)
                .orElseThrow(() -> new IllegalArgumentException("no enabled client has the ID " + clientId));
        CommandAudit.record(database, OpenIdAuditKind.APPLICATION_DISABLED, id, now);
        return "disabled " + clientId;
    }

    private String register(ClientRegistration client, boolean newSecret) throws SQLException {
        if (database.query(HAS_KEY).isEmpty()) {
            throw new IllegalArgumentException("there is no signing key; run mypage.openid.RotateSigningKey first");
        } else if (newSecret && client.jwks().isPresent()) {
            throw new IllegalArgumentException("a client with jwks has no secret");
        }
        Optional<Object> known = database.query(FIND, client.clientId());
        if (known.isPresent()
                && database.query(IS_OF, known.get(), client.service().name(), client.sector())
                        .isEmpty()) {
            throw new IllegalArgumentException("service and sector of a client never change");
        }
        boolean needsSecret = client.jwks().isEmpty()
                && (newSecret
                        || known.isEmpty()
                        || database.query(HAS_SECRET, known.get()).isEmpty());
        Optional<String> secret = needsSecret ? Optional.of(secrets.newToken()) : Optional.empty();
        byte[] hash = secret.map(secrets::digest).orElse(null);
        Object id = known.isPresent() ? change(known.get(), client, hash) : add(client, hash);
        CommandAudit.record(database, OpenIdAuditKind.APPLICATION_REGISTERED, id, now);
        return (known.isPresent() ? "changed " : "registered ")
                + client.clientId()
                + secret.map(value -> "\nsecret, shown only now: " + value).orElse("");
    }

    private Object add(ClientRegistration client, byte[] secretHash) throws SQLException {
        return database.query(
                        ADD,
                        client.clientId(),
                        client.service().name(),
                        client.name(),
                        client.englishName().orElse(null),
                        client.sector(),
                        String.join(" ", client.redirectUris()),
                        String.join(" ", client.postLogoutRedirectUris()),
                        client.backchannelLogoutUri().orElse(null),
                        secretHash,
                        client.jwks().orElse(null),
                        client.withoutPkce(),
                        now)
                .orElseThrow();
    }

    private Object change(Object id, ClientRegistration client, byte[] secretHash) throws SQLException {
        String jwks = client.jwks().orElse(null);
        return database.query(
                        CHANGE,
                        client.name(),
                        client.englishName().orElse(null),
                        String.join(" ", client.redirectUris()),
                        String.join(" ", client.postLogoutRedirectUris()),
                        client.backchannelLogoutUri().orElse(null),
                        jwks,
                        secretHash,
                        jwks,
                        client.withoutPkce(),
                        id)
                .orElseThrow();
    }
}
