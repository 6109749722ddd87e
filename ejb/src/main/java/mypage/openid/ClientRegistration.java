package mypage.openid;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.platform.Network;

/**
 * An application as its operators describe it in JSON, see docs/openid.md, or staff in a form. The command reads it
 * without a server, and so without the server's JSON parser.
 *
 * @param englishName what users read in languages other than Japanese, if there is one
 * @param backchannelLogoutUri where the application is told that a session has ended
 * @param jwks the public keys of a client that signs assertions; empty for one with a secret
 * @param withoutPkce whether it may send the nonce of OpenID Connect in place of PKCE, and its secret in the form
 */
public record ClientRegistration(
        String clientId,
        Service service,
        String name,
        Optional<String> englishName,
        String sector,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        Optional<String> backchannelLogoutUri,
        Optional<String> jwks,
        boolean withoutPkce) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern SECTOR = Pattern.compile("[a-z0-9.-]{1,100}");
    private static final String LOGOUT_URI = "backchannel_logout_uri";
    private static final String JWKS = "jwks";
    private static final String WITHOUT_PKCE = "without_pkce";
    private static final Set<String> NAMES = Set.of(
            "client_id",
            "service",
            "name",
            "name#en",
            "sector",
            "redirect_uris",
            "post_logout_redirect_uris",
            LOGOUT_URI,
            JWKS,
            WITHOUT_PKCE);
    private static final String NAME_FORM = "must have 1 to 100 characters";
    private static final int LONGEST_NAME = 100;
    private static final int HIGHEST_PORT = 65_535;

    /** One of the fields can't be used. */
    public static final class UnusableException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final String field;

        private UnusableException(String field, String why) {
            super(field + " " + why);
            this.field = field;
        }

        /** Its name in JSON. */
        public String field() {
            return field;
        }
    }

    public ClientRegistration {
        redirectUris = List.copyOf(redirectUris);
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
    }

    /** Whether a client may have this ID; nothing else is looked up. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** @throws IllegalArgumentException that says what is wrong with it */
    static ClientRegistration parse(String json) {
        Map<String, Object> object = object(json);
        if (!NAMES.containsAll(object.keySet())) {
            throw new IllegalArgumentException("only these are known: " + String.join(", ", sorted(NAMES)));
        }
        return of(object);
    }

    /**
     * Takes the fields by their names in JSON.
     *
     * @throws UnusableException that says which field is wrong
     */
    public static ClientRegistration of(Map<String, Object> object) {
        return new ClientRegistration(
                text(object, "client_id", ID),
                service(object),
                name(object, "name").orElseThrow(() -> new UnusableException("name", NAME_FORM)),
                name(object, "name#en"),
                text(object, "sector", SECTOR),
                uris(object, "redirect_uris", true),
                uris(object, "post_logout_redirect_uris", false),
                uri(object, LOGOUT_URI),
                jwks(object),
                isWithoutPkce(object));
    }

    /**
     * This, if its addresses are good for this site: plain HTTP only where this server is on the same machine as its
     * users, as in a demo.
     *
     * @throws UnusableException that names the field of an address that is not
     */
    public ClientRegistration at(URI publicUrl) {
        if (!Network.isThisMachine(publicUrl.getHost())) {
            requireTls("redirect_uris", redirectUris);
            requireTls("post_logout_redirect_uris", postLogoutRedirectUris);
            requireTls(LOGOUT_URI, backchannelLogoutUri.stream().toList());
        }
        return this;
    }

    private static void requireTls(String field, List<String> uris) {
        require(uris.stream().map(URI::create).noneMatch(ClientRegistration::isPlainHere), field, "must be https");
    }

    private static Map<String, Object> object(String json) {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException e) {
            throw new IllegalArgumentException("it is no JSON object", e);
        }
    }

    private static Optional<String> text(Map<String, Object> object, String name) {
        return object.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static List<String> texts(Map<String, Object> object, String name) {
        return object.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Service service(Map<String, Object> object) {
        String segment = text(object, "service").orElse("");
        return Stream.of(Service.values())
                .filter(service -> service.segment().equals(segment))
                .findFirst()
                .orElseThrow(() -> new UnusableException(
                        "service",
                        "must be one of "
                                + Stream.of(Service.values())
                                        .map(Service::segment)
                                        .collect(Collectors.joining(", "))));
    }

    private static Optional<String> name(Map<String, Object> object, String field) {
        Optional<String> name = text(object, field).map(String::strip).filter(text -> !text.isEmpty());
        require(name.filter(text -> text.length() > LONGEST_NAME).isEmpty(), field, NAME_FORM);
        return name;
    }

    private static String text(Map<String, Object> object, String name, Pattern form) {
        return text(object, name)
                .filter(value -> form.matcher(value).matches())
                .orElseThrow(() -> new UnusableException(name, "must match " + form));
    }

    private static Optional<String> uri(Map<String, Object> object, String name) {
        List<String> uris = uris(object, name, false);
        require(uris.size() <= 1, name, "must be one address");
        return uris.stream().findFirst();
    }

    private static List<String> uris(Map<String, Object> object, String name, boolean required) {
        Object value = object.get(name);
        require(
                !object.containsKey(name) || value instanceof String || value instanceof List,
                name,
                "must be text, or a list of texts");
        List<String> uris = text(object, name).map(List::of).orElseGet(() -> texts(object, name));
        require(!required || !uris.isEmpty(), name, "must name at least one address");
        uris.forEach(uri ->
                require(isSafe(uri), name, "must be https (http for this machine only) and without fragment: " + uri));
        return uris;
    }

    private static boolean isSafe(String text) {
        try {
            URI uri = new URI(text);
            return text.matches("[!-~]{1,500}")
                    && uri.getHost() != null
                    && uri.getPort() <= HIGHEST_PORT
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && ("https".equals(uri.getScheme()) || isPlainHere(uri));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isPlainHere(URI uri) {
        return "http".equals(uri.getScheme()) && Network.isThisMachine(uri.getHost());
    }

    private static Optional<String> jwks(Map<String, Object> object) {
        if (!object.containsKey(JWKS)) {
            return Optional.empty();
        }
        try {
            String jwks = JSONObjectUtils.toJSONString(JSONObjectUtils.getJSONObject(object, JWKS));
            ClientKeys.problem(jwks).ifPresent(problem -> require(false, JWKS, problem));
            return Optional.of(jwks);
        } catch (ParseException e) {
            throw new UnusableException(JWKS, "is no JWK set: " + e.getMessage());
        }
    }

    private static boolean isWithoutPkce(Map<String, Object> object) {
        Object value = object.getOrDefault(WITHOUT_PKCE, false);
        require(value instanceof Boolean, WITHOUT_PKCE, "must be true or false");
        require(value.equals(false) || !object.containsKey(JWKS), WITHOUT_PKCE, "is for clients with a secret only");
        return (Boolean) value;
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private static void require(boolean met, String field, String otherwise) {
        if (!met) {
            throw new UnusableException(field, otherwise);
        }
    }
}
