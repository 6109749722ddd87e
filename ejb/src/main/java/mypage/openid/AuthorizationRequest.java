package mypage.openid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.openid.AuthorizationRequestResult.Unregistered;
import mypage.session.SessionProof;

/**
 * A request for a code (OpenID Connect Core 1.0, 3.1.2.1) by a registered client.
 *
 * @param challenge of PKCE with S256 (RFC 7636); empty only for a client that may do without it
 * @param silent whether no page may be shown ({@code prompt=none})
 * @param login whether the user must prove again who it is ({@code prompt=login})
 * @param maxAge how long ago that may have been at most, in seconds
 * @param wantsCode whether a one-time password must have been typed in the session
 */
public record AuthorizationRequest(
        OpenIdClient client,
        String redirectUri,
        Optional<String> state,
        Optional<String> nonce,
        Set<String> scope,
        Optional<String> challenge,
        boolean silent,
        boolean login,
        OptionalLong maxAge,
        boolean wantsCode,
        List<String> uiLocales)
        implements AuthorizationRequestResult {

    /** Of the whole query: a cookie holds it, beside up to 80 that skip the code, and servers limit their sum. */
    static final int LONGEST = 1000;

    private static final Pattern CHALLENGE = Pattern.compile("[\\w-]{43}");
    /** A client without PKCE needs a nonce that nobody guesses: 128 bits in Base64 have 22 characters. */
    private static final Pattern LONG_NONCE = Pattern.compile("[ -~]{22,}");

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");
    private static final Set<String> PROMPTS = Set.of("none", "login");
    private static final String OPENID = "openid";

    /** Why the application is answered with an error. */
    record Problem(OpenIdError error, String description) {}

    public AuthorizationRequest {
        scope = Set.copyOf(scope);
        uiLocales = List.copyOf(uiLocales);
    }

    /** @param client the client that the parameters name, if it is registered */
    static AuthorizationRequestResult read(OpenIdParameters sent, Optional<OpenIdClient> client, String issuer) {
        Optional<String> redirectUri = sent.one("redirect_uri");
        if (client.isEmpty()
                || redirectUri.isEmpty()
                || !client.get().redirectUris().contains(redirectUri.get())) {
            return new Unregistered();
        }
        Optional<String> state = sent.one("state");
        return problem(sent, client.get())
                .<AuthorizationRequestResult>map(
                        problem -> Answer.error(redirectUri.get(), problem.error, problem.description, state, issuer))
                .orElseGet(() -> of(sent, client.get(), redirectUri.get()));
    }

    private static AuthorizationRequest of(OpenIdParameters sent, OpenIdClient client, String redirectUri) {
        Set<String> prompt = sent.list("prompt");
        return new AuthorizationRequest(
                client,
                redirectUri,
                sent.one("state"),
                sent.one("nonce"),
                sent.list("scope").stream().filter(Claims.SCOPES::contains).collect(Collectors.toSet()),
                sent.one("code_challenge"),
                prompt.contains("none"),
                prompt.contains("login"),
                sent.one("max_age").map(Long::parseLong).map(OptionalLong::of).orElseGet(OptionalLong::empty),
                isCodeFirst(sent.one("acr_values").orElse("")),
                sent.one("ui_locales").stream()
                        .flatMap(tags -> Stream.of(tags.split(" +")))
                        .toList());
    }

    /** The values are in order of preference. */
    private static boolean isCodeFirst(String acrValues) {
        return Stream.of(acrValues.split(" +"))
                .filter(Claims.ACR_VALUES::contains)
                .findFirst()
                .filter(Claims.ACR_CODE::equals)
                .isPresent();
    }

    /** Empty if the request is good, apart from its client and redirect URI. */
    static Optional<Problem> problem(OpenIdParameters sent, OpenIdClient client) {
        return unsupported(sent)
                .or(() -> flow(sent))
                .or(() -> injection(sent, client))
                .or(() -> form(sent));
    }

    private static Optional<Problem> unsupported(OpenIdParameters sent) {
        if (sent.isAnyRepeated()) {
            return invalid("a parameter is repeated");
        } else if (sent.query().length() > LONGEST) {
            return invalid("the request is longer than " + LONGEST + " characters");
        } else if (sent.has("request")) {
            return Optional.of(new Problem(OpenIdError.REQUEST_NOT_SUPPORTED, "request objects are not supported"));
        } else if (sent.has("request_uri")) {
            return Optional.of(new Problem(OpenIdError.REQUEST_URI_NOT_SUPPORTED, "request_uri is not supported"));
        } else if (sent.has("registration")) {
            return Optional.of(new Problem(OpenIdError.REGISTRATION_NOT_SUPPORTED, "registration is not supported"));
        }
        return Optional.empty();
    }

    private static Optional<Problem> flow(OpenIdParameters sent) {
        if (!sent.has("response_type")) {
            return invalid("response_type is missing");
        } else if (!sent.one("response_type").equals(Optional.of("code"))) {
            return Optional.of(new Problem(OpenIdError.UNSUPPORTED_RESPONSE_TYPE, "response_type must be code"));
        } else if (!sent.one("response_mode").orElse("query").equals("query")) {
            return invalid("response_mode must be query");
        } else if (!sent.list("scope").contains(OPENID)) {
            return Optional.of(new Problem(OpenIdError.INVALID_SCOPE, "scope must contain openid"));
        }
        return Optional.empty();
    }

    /** Against codes of another user or browser (OAuth 2.1). Whoever sends something of PKCE must do it right. */
    private static Optional<Problem> injection(OpenIdParameters sent, OpenIdClient client) {
        boolean pkce = !client.withoutPkce() || sent.has("code_challenge") || sent.has("code_challenge_method");
        if (pkce
                && !(sent.one("code_challenge_method").equals(Optional.of("S256"))
                        && matches(sent, "code_challenge", CHALLENGE))) {
            return invalid("PKCE with code_challenge_method S256 is required");
        } else if (client.withoutPkce() && !matches(sent, "nonce", LONG_NONCE)) {
            return invalid("a nonce of 22 characters or more is required");
        }
        return Optional.empty();
    }

    private static Optional<Problem> form(OpenIdParameters sent) {
        Set<String> prompt = sent.list("prompt");
        if (!PROMPTS.containsAll(prompt) || prompt.size() > 1) {
            return invalid("prompt must be none or login");
        } else if (sent.has("max_age") && !matches(sent, "max_age", SECONDS)) {
            return invalid("max_age must be a number of seconds");
        } else if (sent.has("nonce") && !matches(sent, "nonce", PRINTABLE)) {
            return invalid("nonce must be printable ASCII");
        }
        return Optional.empty();
    }

    private static boolean matches(OpenIdParameters sent, String name, Pattern form) {
        return sent.one(name).filter(value -> form.matcher(value).matches()).isPresent();
    }

    private static Optional<Problem> invalid(String description) {
        return Optional.of(new Problem(OpenIdError.INVALID_REQUEST, description));
    }

    /** The service whose users the application signs in. */
    public Service service() {
        return client.service();
    }

    /**
     * Whether the session proves as much as the application asks for. What the user did since the request counts as
     * fresh, however short {@code maxAge} is.
     */
    boolean isSatisfiedBy(SessionProof proof, Instant requestedAt, Instant now) {
        boolean fresh = !proof.authenticatedAt().isBefore(requestedAt);
        boolean young = maxAge.isEmpty()
                || !proof.authenticatedAt().plusSeconds(maxAge.getAsLong()).isBefore(now);
        return (!wantsCode || proof.withCode()) && (fresh || !login && young);
    }
}
