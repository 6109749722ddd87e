package mypage.openid;

import com.nimbusds.jose.JOSEException;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mypage.platform.OwnerConnection;
import mypage.platform.Secrets;

/**
 * An application of job seekers that the command registered.
 *
 * @param secret empty if it signs assertions
 */
public record RegisteredClient(String id, String secret) {

    /** Makes a key that signs tokens, unless there is one. */
    public static void makeSigningKey(Map<String, String> environment) throws SQLException, JOSEException {
        try (OwnerConnection database = OwnerConnection.open(environment)) {
            makeSigningKey(database, Secrets.ofCommand(environment), Instant.now());
        }
    }

    private static void makeSigningKey(OwnerConnection database, Secrets secrets, Instant now)
            throws SQLException, JOSEException {
        if (database.query("select 1 from openid_key where signs_from <= ? limit 1", now)
                .isEmpty()) {
            RotateSigningKey.rotate(database, secrets, now);
        }
    }

    /**
     * @param logout where it is told of the end of sessions
     * @param jwks its public keys; empty for a client with a secret
     */
    public static RegisteredClient create(
            Map<String, String> environment, String redirectUri, String afterLogout, URI logout, Optional<String> jwks)
            throws IOException, SQLException, JOSEException {
        var json = fields(redirectUri, afterLogout, logout);
        jwks.ifPresent(keys -> json.add("jwks", Jsons.object(keys).orElseThrow()));
        return create(environment, json);
    }

    /** Does without PKCE. */
    public static RegisteredClient sample(Map<String, String> environment, URI address)
            throws IOException, SQLException, JOSEException {
        var json = fields(address + "callback", address + "goodbye", address.resolve("backchannel-logout"));
        return create(environment, json.add("without_pkce", true));
    }

    private static JsonObjectBuilder fields(String redirectUri, String afterLogout, URI logout) {
        return Json.createObjectBuilder()
                .add("client_id", "app-" + UUID.randomUUID())
                .add("service", "seeker")
                .add("name", "求職活動の記録")
                .add("sector", "app.example.jp")
                .add("redirect_uris", Json.createArrayBuilder().add(redirectUri))
                .add("post_logout_redirect_uris", Json.createArrayBuilder().add(afterLogout))
                .add("backchannel_logout_uri", logout.toString());
    }

    private static synchronized RegisteredClient create(Map<String, String> environment, JsonObjectBuilder fields)
            throws IOException, SQLException, JOSEException {
        Secrets secrets = Secrets.ofCommand(environment);
        Instant now = Instant.now();
        try (OwnerConnection database = OwnerConnection.open(environment)) {
            makeSigningKey(database, secrets, now);
            var json = fields.build();
            var file = Files.createTempFile("client", ".json");
            Files.writeString(file, json.toString());
            String said =
                    RegisterClient.run(database, secrets, RegisterClient.publicUrl(environment), now, file.toString());
            Files.delete(file);
            return new RegisteredClient(json.getString("client_id"), said.substring(said.lastIndexOf(' ') + 1));
        }
    }
}
