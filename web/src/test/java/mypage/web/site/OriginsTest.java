package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("C16")
class OriginsTest {

    private final Origins origins = new Origins(URI.create("https://mypage.example.jp/"));

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void acceptsPostsThatTheBrowserReportsAsOurs(String fetchSite) {
        assertTrue(origins.mayPost(fetchSite, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "", "anything"})
    void refusesEveryOtherSiteEvenWithOurOrigin(String fetchSite) {
        assertFalse(origins.mayPost(fetchSite, "https://mypage.example.jp"));
    }

    @Test
    void acceptsOurOriginFromOlderBrowsers() {
        assertTrue(origins.mayPost(null, "https://mypage.example.jp"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://evil.example",
                "http://mypage.example.jp",
                "https://mypage.example.jp.evil.example",
                "https://mypage.example.jp:8443",
                "https://mypage.example.jp/",
                ""
            })
    void refusesForeignOrigins(String origin) {
        assertFalse(origins.mayPost(null, origin));
    }

    @Test
    void acceptsAPostWithNeitherHeaderWhichNoBrowserSends() {
        assertTrue(origins.mayPost(null, null));
    }
}
