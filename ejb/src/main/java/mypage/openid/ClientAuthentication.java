package mypage.openid;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mypage.platform.PlatformSettings;
import mypage.platform.Secrets;

/**
 * Which client sends a request. It proves that with its secret in the header Authorization
 * ({@code client_secret_basic}), or with an assertion that it signed ({@code private_key_jwt}). A client that may do
 * without PKCE may also send its secret in the form ({@code client_secret_post}). Secrets are 256 random bits, so
 * nobody can guess one, and wrong ones need no limit.
 */
@Dependent
class ClientAuthentication {

    private static final String BASIC = "basic ";

    @Inject
    OpenIdClientRepository clients;

    @Inject
    ClientAssertionRepository assertions;

    @Inject
    PlatformSettings settings;

    @Inject
    Secrets secrets;

    /**
     * The client that proved who it is; empty when none did, or when more than one way was used. Uses an assertion, in
     * the caller's transaction.
     *
     * @param authorization the header
     */
    Optional<OpenIdClient> authenticate(Optional<String> authorization, OpenIdParameters form, Instant now) {
        boolean asserts = form.has("client_assertion") || form.has("client_assertion_type");
        boolean posts = form.has("client_secret");
        if (Stream.of(asserts, posts, authorization.isPresent())
                        .filter(used -> used)
                        .count()
                != 1) {
            return Optional.empty();
        }
        Optional<OpenIdClient> client =
                asserts ? byAssertion(form, now) : posts ? byPostedSecret(form) : byHeader(authorization.orElseThrow());
        return client.filter(
                proved -> form.one("client_id").orElse(proved.clientId()).equals(proved.clientId()));
    }

    private Optional<OpenIdClient> byPostedSecret(OpenIdParameters form) {
        return form.one("client_id")
                .flatMap(id -> form.one("client_secret").flatMap(secret -> bySecret(id, secret)))
                .filter(OpenIdClient::withoutPkce);
    }

    private Optional<OpenIdClient> byHeader(String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2 ? bySecret(decode(parts[0]), decode(parts[1])) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The form encodes both parts (RFC 6749, 2.3.1). */
    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    private Optional<OpenIdClient> bySecret(String clientId, String secret) {
        return find(clientId)
                .filter(client -> client.secretHash()
                        .map(HexFormat.of()::parseHex)
                        .filter(hash -> MessageDigest.isEqual(hash, secrets.digest(secret)))
                        .isPresent());
    }

    private Optional<OpenIdClient> byAssertion(OpenIdParameters form, Instant now) {
        Set<String> audiences = Set.of(
                OpenIdAddresses.issuer(settings),
                OpenIdAddresses.TOKEN.of(settings),
                OpenIdAddresses.PUSH.of(settings));
        return form.one("client_assertion")
                .filter(text -> form.one("client_assertion_type").equals(Optional.of(ClientAssertion.TYPE)))
                .flatMap(ClientAssertion::parse)
                .filter(assertion -> assertion.isFor(audiences, now))
                .flatMap(assertion -> find(assertion.clientId())
                        .filter(client ->
                                client.jwks().filter(assertion::isSignedBy).isPresent())
                        .filter(client -> isFirstUse(client, assertion)));
    }

    private boolean isFirstUse(OpenIdClient client, ClientAssertion assertion) {
        return assertion
                .id()
                .filter(id -> assertions.use(client, id, assertion.expiresAt().orElseThrow()))
                .isPresent();
    }

    /** The database can't store every text, and no client has such an ID. */
    private Optional<OpenIdClient> find(String clientId) {
        return ClientRegistration.isId(clientId) ? clients.find(clientId) : Optional.empty();
    }
}
