package mypage.openid;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The answer for the application, with a code or an error, which the browser carries.
 *
 * @param location a registered redirect URI with the parameters of the answer
 */
public record Answer(String location) implements AuthorizationRequestResult, AuthorizationResult {

    static Answer code(String redirectUri, String code, Optional<String> state, String issuer) {
        return of(redirectUri, Map.of("code", code), state, issuer);
    }

    static Answer error(
            String redirectUri, OpenIdError error, String description, Optional<String> state, String issuer) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", error.code());
        parameters.put("error_description", description);
        return of(redirectUri, parameters, state, issuer);
    }

    /** @param issuer tells the application which provider answered (RFC 9207) */
    private static Answer of(String redirectUri, Map<String, String> what, Optional<String> state, String issuer) {
        Map<String, String> parameters = new LinkedHashMap<>(what);
        state.ifPresent(value -> parameters.put("state", value));
        parameters.put("iss", issuer);
        return new Answer(with(redirectUri, parameters));
    }

    /** This URI with further parameters. */
    static String with(String uri, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + OpenIdParameters.encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        if (query.isEmpty()) {
            return uri;
        }
        return uri + (uri.contains("?") ? "&" : "?") + query;
    }
}
