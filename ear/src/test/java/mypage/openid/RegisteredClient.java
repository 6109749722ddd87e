package mypage.openid;

import com.nimbusds.jose.JOSEException;
import jakarta.json.Json;
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

    /**
     * @param logout where it is told of the end of sessions
     * @param jwks its public keys; empty for a client with a secret
     */
    public static synchronized RegisteredClient create(
            Map<String, String> environment, String redirectUri, String afterLogout, URI logout, Optional<String> jwks)
            throws IOException, SQLException, JOSEException {
        Secrets secrets = Secrets.ofCommand(environment);
        Instant now = Instant.now();
        try (OwnerConnection database = OwnerConnection.open(environment)) {
            if (database.query("select 1 from openid_key where signs_from <= ? limit 1", now)
                    .isEmpty()) {
                RotateSigningKey.rotate(database, secrets, now);
            }
            String id = "app-" + UUID.randomUUID();
            var json = Json.createObjectBuilder()
                    .add("client_id", id)
                    .add("service", "seeker")
                    .add("name", "求職活動の記録")
                    .add("sector", "app.example.jp")
                    .add("redirect_uris", Json.createArrayBuilder().add(redirectUri))
                    .add("post_logout_redirect_uris", Json.createArrayBuilder().add(afterLogout))
                    .add("backchannel_logout_uri", logout.toString());
            jwks.ifPresent(keys -> json.add("jwks", Jsons.object(keys).orElseThrow()));
            var file = Files.createTempFile("client", ".json");
            Files.writeString(file, json.build().toString());
            String said = RegisterClient.run(database, secrets, now, file.toString());
            Files.delete(file);
            return new RegisteredClient(id, said.substring(said.lastIndexOf(' ') + 1));
        }
    }
}
