package mypage.admin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.audit.AuditTrail;
import mypage.httppost.HttpPostFixture;
import mypage.httppost.HttpPostTimer;
import mypage.httppost.PostReceiver;
import mypage.platform.RequestContext;
import mypage.recovery.RecoveryAuditKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Alarms that another system gets over HTTP. */
@Tag("C26")
class AlarmWebhookTest extends AlertFixture {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private PostReceiver other;
    private final HttpPostTimer timer = HttpPostFixture.timer(container);

    /** Called by the constructor of the super class. */
    @Override
    TestContainer start() {
        other = new PostReceiver();
        return new TestContainer("mypage.alarm.webhook=" + other.address(), "mypage.alarm.webhook.secret=" + SECRET);
    }

    @AfterEach
    void close() {
        other.close();
    }

    private void alarm() {
        container
                .get(AuditTrail.class)
                .record(RecoveryAuditKind.NOT_ME, Service.SEEKER, 7L, new RequestContext("192.0.2.1", "r", ""));
        container.clock.pass(Duration.ofMinutes(1));
        container.get(AlarmTransactions.class).look();
    }

    @Test
    void areSignedAndNameNoUser() throws Exception {
        alarm();
        timer.look();

        String body = other.posts.remove();
        JsonObject alarm = Json.createReader(new StringReader(body)).readObject();
        assertEquals(Set.of("id", "kind", "name", "alarms", "last", "url"), alarm.keySet());
        assertEquals("NOT_ME", alarm.getString("kind"));
        assertEquals(1, alarm.getInt("alarms"));
        String time = Long.toString(container.clock.instant().getEpochSecond());
        var headers = other.headers.remove();
        assertEquals("application/json", headers.getFirst("Content-Type"));
        assertEquals("t=" + time + ",v1=" + hmac(time + "." + body), headers.getFirst("MyPage-Signature"));
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same alarm, by its number, under a new signature. */
    @Test
    void arePostedAgainUntilTheOtherSystemAcceptsThem() {
        other.answering(PostReceiver.status(503));
        alarm();
        timer.look();
        other.answering(PostReceiver.status(204));
        container.clock.pass(Duration.ofSeconds(30));
        timer.look();
        container.clock.pass(Duration.ofHours(1));
        timer.look();

        assertEquals(2, other.posts.size());
        assertEquals(other.posts.remove(), other.posts.remove());
        assertNotEquals(
                other.headers.remove().getFirst("MyPage-Signature"),
                other.headers.remove().getFirst("MyPage-Signature"));
        assertEquals(0, number("select count(*) from http_post"));
    }

    @Test
    void areOnePostAKindAndPause() {
        alarm();
        alarm();
        timer.look();
        assertEquals(1, other.posts.size());
        container.clock.pass(Duration.ofMinutes(15));
        container.get(AlarmTransactions.class).look();
        timer.look();
        assertTrue(other.posts.stream().allMatch(post -> post.contains("\"NOT_ME\"")));
        assertEquals(2, other.posts.size());
    }
}
