package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    private static final String HOST = "node1.internal:8080";

    private final Origins origins = new Origins(URI.create("https://mypage.example.jp/"));

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void takesWhatTheBrowserCallsOurOwn(String fetchSite) {
        assertTrue(origins.mayPost(fetchSite, null, HOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "", "anything"})
    void refusesEveryOtherSiteEvenWithOurOrigin(String fetchSite) {
        assertFalse(origins.mayPost(fetchSite, "https://mypage.example.jp", HOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://mypage.example.jp", "http://node1.internal:8080", "https://node1.internal:8080"})
    void takesOurOriginFromOlderBrowsers(String origin) {
        assertTrue(origins.mayPost(null, origin, HOST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://evil.example",
                "http://mypage.example.jp",
                "https://mypage.example.jp.evil.example",
                "https://mypage.example.jp:8443",
                "http://node1.internal",
                "https://node1.internal:8080/"
            })
    void refusesForeignOrigins(String origin) {
        assertFalse(origins.mayPost(null, origin, HOST));
    }

    @Test
    void takesAPostWithoutBothHeadersWhichNoBrowserSends() {
        assertTrue(origins.mayPost(null, null, HOST));
    }
}
