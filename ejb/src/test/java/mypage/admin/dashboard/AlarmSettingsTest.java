package mypage.admin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import mypage.platform.DefaultSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where alarms may be posted. */
@Tag("C26")
class AlarmSettingsTest {

    private static final URI SITE = URI.create("https://mypage.example.jp");
    private static final URI DEMO = URI.create("http://localhost:8080");

    private static AlarmSettings settings(String webhook) {
        return DefaultSettings.reader(
                        "mypage.alarm.webhook=" + webhook,
                        "mypage.alarm.webhook.secret=0123456789abcdef0123456789abcdef")
                .read(AlarmSettings.class);
    }

    /** A node would start otherwise, and send none of them. */
    @Test
    void inTheClearOnlyInADemo() {
        settings("https://alarms.example.jp/").checked(SITE);
        settings("http://localhost:8081/").checked(DEMO);
        for (String webhook : new String[] {"http://localhost:8081/", "http://alarms.example.jp/"}) {
            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> settings(webhook).checked(SITE))
                    .getMessage();
            assertEquals("MYPAGE_ALARM_WEBHOOK is not an https address", message);
        }
    }

    @Test
    void thePathStaysSecret() {
        assertEquals(
                "[] Optional[alarms.example.jp]",
                settings("https://alarms.example.jp/hooks/T0/secret").toString());
    }
}
