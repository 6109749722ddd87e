package mypage.openid;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mypage.platform.Language;
import mypage.session.SessionProof;

/** What applications are told about a user, see docs/openid.md. */
final class Claims {

    /** Only the password was typed. */
    static final String ACR_PASSWORD = "urn:mypage:acr:password";

    /** The password was typed, and a one-time password too. */
    static final String ACR_CODE = "urn:mypage:acr:password-otp";

    static final List<String> ACR_VALUES = List.of(ACR_PASSWORD, ACR_CODE);

    static final Set<String> SCOPES = Set.of("openid", "email");

    static final List<String> NAMES = List.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "auth_time",
            "nonce",
            "acr",
            "amr",
            "sid",
            "mypage_account",
            "email",
            "email_verified");

    static final List<String> UI_LOCALES =
            Stream.of(Language.values()).map(Language::tag).distinct().toList();

    private Claims() {}

    /** How the user was authenticated when the code was made. */
    static JsonObjectBuilder idToken(AuthorizationCode code, String issuer, Instant now, Instant expiresAt) {
        JsonObjectBuilder claims = Json.createObjectBuilder()
                .add("iss", issuer)
                .add("aud", code.clientId())
                .add("iat", now.getEpochSecond())
                .add("exp", expiresAt.getEpochSecond())
                .add("auth_time", code.authenticatedAt().getEpochSecond())
                .add("acr", code.withCode() ? ACR_CODE : ACR_PASSWORD)
                .add("amr", array(code.withCode() ? List.of("pwd", "otp") : List.of("pwd")))
                .add("sid", code.sid());
        code.nonce().ifPresent(nonce -> claims.add("nonce", nonce));
        return claims;
    }

    /**
     * Who the user is. The address is verified if a code that was mailed to it was typed for this session: addresses of
     * imported accounts may never have received anything.
     */
    static JsonObjectBuilder user(String subject, SessionProof proof, boolean withEmail) {
        JsonObjectBuilder claims = Json.createObjectBuilder()
                .add("sub", subject)
                .add("mypage_account", proof.additional() ? "additional" : "main");
        if (withEmail) {
            claims.add("email", proof.email()).add("email_verified", proof.withCode());
        }
        return claims;
    }

    static JsonArray array(Iterable<String> texts) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        texts.forEach(array::add);
        return array.build();
    }
}
