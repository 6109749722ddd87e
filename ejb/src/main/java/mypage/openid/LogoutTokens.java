package mypage.openid;

import com.nimbusds.jose.JOSEObjectType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.audit.AuditTrail;
import mypage.httppost.HttpPostContent;
import mypage.httppost.HttpPostHandler;
import mypage.platform.PlatformSettings;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/**
 * Tells applications that a session has ended in which they were entered (OpenID Connect Back-Channel Logout 1.0). The
 * database queues these posts itself when a visit ends, so that no way to end a session can forget it.
 */
@ApplicationScoped
class LogoutTokens implements HttpPostHandler {

    /** As in {@code openid_visit_ended}. */
    static final String KIND = "APPLICATION_LOGOUT";

    /** At most two minutes are recommended, 2.4. */
    static final Duration VALIDITY = Duration.ofMinutes(2);

    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final RequestContext TIMER = new RequestContext("-", "timer", "");

    @Inject
    OpenIdClientRepository clients;

    @Inject
    AuthorizationCodeRepository codes;

    @Inject
    SigningKeys keys;

    @Inject
    PlatformSettings platform;

    @Inject
    Secrets secrets;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Override
    public String kind() {
        return KIND;
    }

    /** Each try has a token of its own, so that none is too old, or looks like a replay. */
    @Override
    public Optional<HttpPostContent> content(String payload) {
        JsonObject ended = Jsons.object(payload).orElseThrow();
        return clients.find(ended.getString("client"))
                .flatMap(OpenIdClient::backchannelLogoutUri)
                .map(uri -> new HttpPostContent(
                        URI.create(uri), "application/x-www-form-urlencoded", "logout_token=" + token(ended)));
    }

    private String token(JsonObject ended) {
        Instant now = clock.instant();
        JsonObjectBuilder claims = Json.createObjectBuilder()
                .add("iss", OpenIdAddresses.issuer(platform))
                .add("aud", ended.getString("client"))
                .add("iat", now.getEpochSecond())
                .add("exp", now.plus(VALIDITY).getEpochSecond())
                .add("jti", secrets.newId())
                .add("events", Json.createObjectBuilder().add(EVENT, JsonValue.EMPTY_JSON_OBJECT))
                .add("sid", ended.getString("sid"));
        Jsons.text(ended, "sub").ifPresent(subject -> claims.add("sub", subject));
        return keys.sign(TYPE, claims.build(), now);
    }

    @Override
    public void sent(String payload) {
        record(OpenIdAuditKind.APPLICATION_SIGNED_OUT, payload);
    }

    @Override
    public void givenUp(String payload) {
        record(OpenIdAuditKind.APPLICATION_SIGN_OUT_FAILED, payload);
    }

    private void record(OpenIdAuditKind kind, String payload) {
        JsonObject ended = Jsons.object(payload).orElseThrow();
        clients.find(ended.getString("client"))
                .ifPresent(client -> audit.record(
                        kind,
                        client.service(),
                        Jsons.text(ended, "sub").flatMap(codes::accountOf).orElse(null),
                        client.id(),
                        TIMER));
    }
}
