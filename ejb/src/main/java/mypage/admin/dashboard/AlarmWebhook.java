package mypage.admin.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mypage.httppost.HttpPostContent;
import mypage.httppost.HttpPostHandler;
import mypage.httppost.HttpPostOutbox;
import mypage.platform.Secrets;

/**
 * Posts alarms to another system as signed JSON. The signature is that of Stripe's webhooks: an HMAC with SHA-256 over
 * the time and the text, so that nobody can make up an alarm, nor replay one later.
 */
@ApplicationScoped
class AlarmWebhook implements HttpPostHandler {

    static final String SIGNATURE = "MyPage-Signature";

    private static final String KIND = "ALARM";
    private static final String HMAC = "HmacSHA256";
    private static final System.Logger LOG = System.getLogger(AlarmWebhook.class.getName());

    @Inject
    AlarmSettings settings;

    @Inject
    HttpPostOutbox posts;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /** Joins the caller's transaction. Does nothing without an address. */
    void enqueue(AlarmRepository.Unmailed alarms, String name, String dashboard) {
        settings.webhook()
                .ifPresent(address -> posts.enqueue(
                        KIND,
                        address,
                        Json.createObjectBuilder()
                                .add("id", secrets.newId())
                                .add("kind", alarms.kind().name())
                                .add("name", name)
                                .add("alarms", alarms.alarms())
                                .add("last", alarms.last().toString())
                                .add("url", dashboard)
                                .build()
                                .toString()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Each try has a signature of its own, with the time of the try. */
    @Override
    public Optional<HttpPostContent> content(String payload) {
        String time = Long.toString(clock.instant().getEpochSecond());
        return settings.webhook()
                .map(address -> new HttpPostContent(
                        address,
                        "application/json",
                        payload,
                        Map.of(SIGNATURE, "t=" + time + ",v1=" + signature(time + "." + payload))));
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            byte[] secret = settings.webhookSecret().orElseThrow().getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(secret, HMAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void sent(String payload) {
        // The alarm stays on the dashboard until somebody has looked at it.
    }

    @Override
    public void givenUp(String payload) {
        LOG.log(System.Logger.Level.WARNING, "nobody accepted this alarm: {0}", payload);
    }
}
