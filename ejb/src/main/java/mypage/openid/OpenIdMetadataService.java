package mypage.openid;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.time.Clock;
import java.util.List;
import mypage.platform.PlatformSettings;

/** What applications can find out about this provider, as JSON. */
@Stateless
public class OpenIdMetadataService {

    @Inject
    SigningKeyRepository keys;

    @Inject
    PlatformSettings settings;

    @Inject
    Clock clock;

    /** OpenID Connect Discovery 1.0, 3. */
    public String configuration() {
        return Json.createObjectBuilder()
                .add("issuer", OpenIdAddresses.issuer(settings))
                .add("authorization_endpoint", OpenIdAddresses.AUTHORIZE.of(settings))
                .add("pushed_authorization_request_endpoint", OpenIdAddresses.PUSH.of(settings))
                .add("token_endpoint", OpenIdAddresses.TOKEN.of(settings))
                .add("userinfo_endpoint", OpenIdAddresses.USERINFO.of(settings))
                .add("end_session_endpoint", OpenIdAddresses.END_SESSION.of(settings))
                .add("jwks_uri", OpenIdAddresses.JWKS.of(settings))
                .add("response_types_supported", Claims.array(List.of("code")))
                .add("response_modes_supported", Claims.array(List.of("query")))
                .add("grant_types_supported", Claims.array(List.of("authorization_code")))
                .add("subject_types_supported", Claims.array(List.of("pairwise")))
                .add("id_token_signing_alg_values_supported", Claims.array(List.of("ES256")))
                .add("scopes_supported", Claims.array(List.of("openid", "email")))
                .add("claims_supported", Claims.array(Claims.NAMES))
                .add("acr_values_supported", Claims.array(Claims.ACR_VALUES))
                .add("prompt_values_supported", Claims.array(List.of("none", "login")))
                .add("code_challenge_methods_supported", Claims.array(List.of("S256")))
                .add(
                        "token_endpoint_auth_methods_supported",
                        Claims.array(List.of("private_key_jwt", "client_secret_basic", "client_secret_post")))
                .add("token_endpoint_auth_signing_alg_values_supported", Claims.array(ClientAssertion.ALGORITHMS))
                .add("ui_locales_supported", Claims.array(Claims.UI_LOCALES))
                .add("backchannel_logout_supported", true)
                .add("backchannel_logout_session_supported", true)
                .add("authorization_response_iss_parameter_supported", true)
                .add("claims_parameter_supported", false)
                .add("request_parameter_supported", false)
                .add("request_uri_parameter_supported", false)
                .build()
                .toString();
    }

    /** RFC 7517: the public keys that sign ID tokens now, did so lately, or will. */
    public String keys() {
        JsonArrayBuilder published = Json.createArrayBuilder();
        keys.published(clock.instant())
                .forEach(key -> published.add(Jsons.object(key).orElseThrow()));
        return Json.createObjectBuilder().add("keys", published).build().toString();
    }
}
