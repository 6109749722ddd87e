package mypage.it.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.BackChannelLogoutRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import mypage.httppost.PostReceiver;
import mypage.it.HttpVisitor;
import mypage.openid.RegisteredClient;

/** An application that speaks through the client side of Nimbus' OpenID Connect SDK. */
public final class Application {

    static final URI CALLBACK = URI.create("https://app.example.jp/callback");
    static final URI BYE = URI.create("https://app.example.jp/bye");

    final State state = new State();
    final Nonce nonce = new Nonce();
    final CodeVerifier verifier = new CodeVerifier();

    /** Where it is told of the end of sessions. */
    private final PostReceiver logouts = new PostReceiver();

    final OIDCProviderMetadata provider;
    final RegisteredClient client;

    private final Optional<ECKey> key;
    private final Issuer issuer;

    /** What it got for a user, and has not exchanged yet. */
    private AuthorizationCode waiting;

    private Application(URI server, Map<String, String> environment, Optional<ECKey> key) throws Exception {
        this.key = key;
        issuer = new Issuer(server.toString().replaceFirst("/$", ""));
        client = RegisteredClient.create(
                environment,
                CALLBACK.toString(),
                BYE.toString(),
                logouts.address(),
                key.map(pair -> new JWKSet(pair.toPublicJWK()).toString()));
        provider = OIDCProviderMetadata.resolve(issuer);
    }

    /** Registers one that has a secret. */
    static Application withSecret(URI server, Map<String, String> environment) throws Exception {
        return new Application(server, environment, Optional.empty());
    }

    /** Registers one that signs assertions. */
    static Application withKey(URI server, Map<String, String> environment) throws Exception {
        var pair = new ECKeyGenerator(Curve.P_256).keyID("app").generate();
        return new Application(server, environment, Optional.of(pair));
    }

    /** Signs a user with an open session in to two new applications, one of each kind. */
    public static void signInToBothKinds(URI server, Map<String, String> environment, HttpVisitor user)
            throws Exception {
        for (var application : List.of(withSecret(server, environment), withKey(server, environment))) {
            var given = application.tokens(application.code(user));
            var claims = application.claims(given);
            assertEquals("[pwd, otp]", claims.getAMR().toString());
            assertEquals(
                    claims.getSubject(),
                    application
                            .userInfo(given)
                            .toSuccessResponse()
                            .getUserInfo()
                            .getSubject());
        }
    }

    /** A new one, which has got a code for a user with an open session. */
    public static Application waiting(URI server, Map<String, String> environment, HttpVisitor user) throws Exception {
        var application = withSecret(server, environment);
        application.waiting = application.code(user);
        return application;
    }

    /** Exchanges the code that waits. */
    public void exchangesOnce() throws Exception {
        claims(tokens(waiting));
        assertEquals(400, exchange(waiting, proof()).getStatusCode());
    }

    String issuer() {
        return issuer.getValue();
    }

    AuthenticationRequest.Builder request() {
        return new AuthenticationRequest.Builder(
                        new ResponseType(ResponseType.Value.CODE),
                        new Scope("openid", "email"),
                        new ClientID(client.id()),
                        CALLBACK)
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256);
    }

    /** The address of the request in this server. */
    String path(UnaryOperator<AuthenticationRequest.Builder> changed) {
        return changed.apply(request().endpointURI(provider.getAuthorizationEndpointURI()))
                .build()
                .toURI()
                .toString();
    }

    /** Follows redirects within this server, and gives the address at which the browser leaves it. */
    static URI leave(HttpVisitor visitor) throws Exception {
        while (visitor.status() / 100 == 3) {
            String next = visitor.answer().headers().firstValue("Location").orElseThrow();
            if (next.startsWith("https:")) {
                return URI.create(next);
            }
            visitor.get(next);
        }
        String refresh = visitor.answer().headers().firstValue("Refresh").orElseThrow();
        assertTrue(refresh.startsWith("0; url=https:"), refresh);
        return URI.create(refresh.substring("0; url=".length()));
    }

    AuthenticationSuccessResponse success(URI answer) throws Exception {
        var response = AuthenticationResponseParser.parse(answer);
        assertTrue(response.indicatesSuccess(), answer::toString);
        assertEquals(state, response.getState());
        assertEquals(issuer, response.getIssuer());
        return response.toSuccessResponse();
    }

    static String error(URI answer) throws Exception {
        return AuthenticationResponseParser.parse(answer)
                .toErrorResponse()
                .getErrorObject()
                .getCode();
    }

    /** The code for a user who is signed in. */
    AuthorizationCode code(HttpVisitor visitor) throws Exception {
        visitor.get(path(same -> same));
        return success(leave(visitor)).getAuthorizationCode();
    }

    /** Proves who it is, with a new assertion if it signs them. */
    ClientAuthentication proof() throws Exception {
        return key.isPresent()
                ? new PrivateKeyJWT(
                        new ClientID(client.id()),
                        provider.getTokenEndpointURI(),
                        JWSAlgorithm.ES256,
                        key.get().toECPrivateKey(),
                        key.get().getKeyID(),
                        null)
                : new ClientSecretBasic(new ClientID(client.id()), new Secret(client.secret()));
    }

    HTTPResponse exchange(AuthorizationCode code, ClientAuthentication authentication) throws Exception {
        return new TokenRequest.Builder(
                        provider.getTokenEndpointURI(),
                        authentication,
                        new AuthorizationCodeGrant(code, CALLBACK, verifier))
                .build()
                .toHTTPRequest()
                .send();
    }

    OIDCTokenResponse tokens(AuthorizationCode code) throws Exception {
        return OIDCTokenResponse.parse(exchange(code, proof()));
    }

    UserInfoResponse userInfo(OIDCTokenResponse given) throws Exception {
        return UserInfoResponse.parse(new UserInfoRequest(
                        provider.getUserInfoEndpointURI(), given.getTokens().getBearerAccessToken())
                .toHTTPRequest()
                .send());
    }

    /** Where it sends browsers whose users sign out. */
    String logout(OIDCTokenResponse given) {
        return new LogoutRequest(
                        provider.getEndSessionEndpointURI(),
                        given.getOIDCTokens().getIDToken(),
                        BYE,
                        state)
                .toURI()
                .toString();
    }

    /** The claims of an ID token that a client accepts. */
    IDTokenClaimsSet claims(OIDCTokenResponse given) throws Exception {
        return new IDTokenValidator(
                        issuer,
                        new ClientID(client.id()),
                        JWSAlgorithm.ES256,
                        provider.getJWKSetURI().toURL())
                .validate(given.getOIDCTokens().getIDToken(), nonce);
    }

    /** The claims of the next logout token, if it is one that a client accepts. */
    LogoutTokenClaimsSet loggedOut() throws Exception {
        String post = logouts.posts.poll(10, TimeUnit.SECONDS);
        return new LogoutTokenValidator(
                        issuer,
                        new ClientID(client.id()),
                        JWSAlgorithm.ES256,
                        provider.getJWKSetURI().toURL())
                .validate(BackChannelLogoutRequest.parse(
                                Map.of("logout_token", List.of(post.substring("logout_token=".length()))))
                        .getLogoutToken());
    }
}
