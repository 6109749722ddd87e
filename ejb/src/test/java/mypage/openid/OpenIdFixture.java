package mypage.openid;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.TestContainer;
import mypage.platform.Secrets;
import mypage.session.SessionFixture;
import org.junit.jupiter.api.io.TempDir;

/** Two applications that the command registered, and a signed-in user, on real beans without a server. */
abstract class OpenIdFixture extends SessionFixture {

    static final String REDIRECT = "https://app.example.jp/callback?from=mypage";
    static final String AFTER_LOGOUT = "https://app.example.jp/bye";
    static final String ISSUER = "http://localhost:8080";
    static final String VERIFIER = "v".repeat(43);
    private static final Secrets SECRETS = new Secrets(TestContainer.KEYS);
    static final ECKey KEY = key("app");

    @TempDir
    Path folder;

    final AuthorizationService authorization = container.get(AuthorizationService.class);
    final TokenService tokens = container.get(TokenService.class);

    /** Has a secret. */
    final String client = newId();

    /** Signs assertions. */
    final String signer = newId();

    String secret;

    /** Has a secret, and may do without PKCE. */
    final String nonceClient = newId();

    String nonceSecret;

    static final String LONG_NONCE = "n".repeat(22);

    static String newId() {
        return "app-" + UUID.randomUUID();
    }

    static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    void register() throws Exception {
        SigningKeyFixture.make(container);
        String said = register(client, "sector.example.jp", Optional.empty());
        secret = said.substring(said.lastIndexOf(' ') + 1);
        register(signer, "sector.example.jp", Optional.of(new JWKSet(KEY.toPublicJWK()).toString()));
    }

    void registerWithoutPkce() throws Exception {
        register();
        register(nonceClient, "sector.example.jp", Optional.empty());
        String said = change(nonceClient, "\"without_pkce\": true", "--new-secret");
        nonceSecret = said.substring(said.lastIndexOf(' ') + 1);
    }

    /** @return what the command says to one more field */
    private String change(String id, String field, String... options) throws IOException, SQLException {
        Path file = folder.resolve(id);
        Files.writeString(file, Files.readString(file).replaceFirst("}$", "," + field + "}"));
        return command(
                Stream.concat(Stream.of(options), Stream.of(file.toString())).toArray(String[]::new));
    }

    void rotate(String... arguments) throws SQLException, JOSEException {
        try (var database = container.ownerConnection()) {
            RotateSigningKey.rotate(database, container.get(Secrets.class), container.clock.instant(), arguments);
        }
    }

    /** Has the client that has a secret told of ended sessions, at this address. */
    void tell(URI address) throws IOException, SQLException {
        change(client, "\"backchannel_logout_uri\":\"" + address + "\"");
    }

    /** @return what the command says */
    String register(String id, String sector, Optional<String> jwks) throws IOException, SQLException {
        var json = Json.createObjectBuilder()
                .add("client_id", id)
                .add("service", "seeker")
                .add("name", "求職者マイページ")
                .add("sector", sector)
                .add("redirect_uris", Json.createArrayBuilder().add(REDIRECT))
                .add("post_logout_redirect_uris", Json.createArrayBuilder().add(AFTER_LOGOUT));
        jwks.ifPresent(keys -> json.add("jwks", Jsons.object(keys).orElseThrow()));
        Path file = Files.writeString(folder.resolve(id), json.build().toString());
        return command(file.toString());
    }

    String command(String... arguments) throws IOException, SQLException {
        try (var database = container.ownerConnection()) {
            return RegisterClient.run(
                    database, container.get(Secrets.class), URI.create(ISSUER), container.clock.instant(), arguments);
        }
    }

    /** A complete request of this client, with these parameters in place of its own; an empty one is left out. */
    static OpenIdParameters request(String id, String... changed) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "client_id", id,
                "redirect_uri", REDIRECT,
                "response_type", "code",
                "scope", "openid email",
                "state", "a state",
                "nonce", "a nonce",
                "code_challenge", challenge(),
                "code_challenge_method", "S256"));
        Stream.of(changed).map(change -> change.split("=", 2)).forEach(parts -> parameters.put(parts[0], parts[1]));
        return parameters(parameters);
    }

    static OpenIdParameters parameters(Map<String, String> parameters) {
        return OpenIdParameters.of(parameters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new String[] {entry.getValue()})));
    }

    static String challenge() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(SECRETS.digest(VERIFIER));
    }

    AuthorizationResult ask(String id, String... changed) {
        var asked = assertInstanceOf(AuthorizationRequest.class, authorization.read(request(id, changed)));
        return authorization.authorize(asked, Optional.of(token), account.context);
    }

    /** Another session of the user, who typed a code just now. */
    String openAfterCode() {
        return sessions.openAfterCode(account.fresh(), Optional.of(container.clock.instant()), account.context);
    }

    /** The code that this client gets for the signed-in user. */
    String code(String id, String... changed) {
        return parameter(assertInstanceOf(Answer.class, ask(id, changed)), "code")
                .orElseThrow();
    }

    static Optional<String> parameter(Answer answer, String name) {
        return OpenIdParameters.ofQuery(URI.create(answer.location()).getRawQuery())
                .one(name);
    }

    TokenResult exchange(String code, String... changed) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT, "code_verifier", VERIFIER));
        Stream.of(changed).map(change -> change.split("=", 2)).forEach(parts -> form.put(parts[0], parts[1]));
        return tokens.exchange(Optional.of(basic(client, secret)), parameters(form), account.context);
    }

    static String basic(String id, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    TokenResult.Tokens tokens(String code) {
        return assertInstanceOf(TokenResult.Tokens.class, exchange(code));
    }

    /** The claims of the user, if the token is good for them. */
    Optional<JsonObject> userInfo(TokenResult.Tokens given) {
        return tokens.userInfo(Optional.of("Bearer " + given.accessToken())).flatMap(Jsons::object);
    }

    JsonObject claims(TokenResult.Tokens given) {
        return container
                .get(SigningKeys.class)
                .verified(given.idToken(), container.clock.instant())
                .orElseThrow();
    }

    /** The claims of a valid assertion of the client that signs. */
    Map<String, Object> assertion() {
        long now = container.clock.instant().getEpochSecond();
        return new HashMap<>(Map.of(
                "iss",
                signer,
                "sub",
                signer,
                "aud",
                ISSUER + "/openid/token",
                "exp",
                now + 60,
                "iat",
                now,
                "jti",
                UUID.randomUUID().toString()));
    }

    static String sign(Map<String, Object> claims, ECKey key) {
        try {
            var jwt = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    new Payload(claims));
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
