package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
        assertTrue(origins.mayPost(fetchSite, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "", "anything"})
    void refusesEveryOtherSiteEvenWithOurOrigin(String fetchSite) {
        assertFalse(origins.mayPost(fetchSite, "https://mypage.example.jp", "https://mypage.example.jp/seeker/login"));
    }

    @Test
    void acceptsOurOriginFromOlderBrowsers() {
        assertTrue(origins.mayPost(null, "https://mypage.example.jp", null));
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
        assertFalse(origins.mayPost(null, origin, "https://mypage.example.jp/seeker/login"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://mypage.example.jp/seeker/login", "https://mypage.example.jp"})
    void judgesByTheRefererWhereNeitherIsSent(String referer) {
        assertTrue(origins.mayPost(null, null, referer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/seeker/login",
                "https://mypage.example.jp.evil.example/",
                "https://mypage.example.jp@evil.example/",
                "http://mypage.example.jp/",
                "/seeker/login",
                ""
            })
    void refusesTheRefererOfAnotherSite(String referer) {
        assertFalse(origins.mayPost(null, null, referer));
    }

    @Test
    void refusesAPostThatDoesNotSayWhereItComesFrom() {
        assertFalse(origins.mayPost(null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://MyPage.Example.JP", "https://mypage.example.jp:443"})
    void comparesAsBrowsersWriteItHoweverTheOperatorDid(String configured) {
        assertTrue(new Origins(URI.create(configured)).mayPost(null, "https://mypage.example.jp", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mypage.example.jp:443",
                "https://MyPage.Example.JP",
                "HTTPS://mypage.example.jp:443/x?y=|"
            })
    void comparesHoweverAnOldBrowserWritesIt(String sent) {
        assertTrue(origins.mayPost(null, null, sent));
        assertEquals(!sent.contains("/x"), origins.mayPost(null, sent, null));
        assertFalse(new Origins(URI.create("https://mypage.example.jp:8443")).mayPost(null, null, sent));
    }

    @Test
    void keepsAPortThatTheSchemeDoesNotImply() {
        var local = new Origins(URI.create("http://localhost:8080"));
        assertTrue(local.mayPost(null, "http://localhost:8080", null));
        assertFalse(local.mayPost(null, "http://localhost", null));
    }
}
