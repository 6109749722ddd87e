package mypage.announcements;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("C17")
class NoticeSettingsTest {

    private final NoticeSettings settings = new NoticeSettings(List.of("Go.jp", "pref.osaka.lg.jp"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://go.jp",
                "https://www.hellowork.mhlw.go.jp/",
                "https://WWW.MHLW.GO.JP/a?b=c#d",
                "https://www.pref.osaka.lg.jp:443/"
            })
    void linksLeadToTheHostsThatAreNamedAndBelow(String url) {
        assertTrue(settings.mayLinkTo(url), url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/www.mhlw.go.jp",
                "https://evilgo.jp",
                "https://go.jp.evil.example",
                "https://www.mhlw.go.jp@evil.example/",
                "https://evil.example\\@www.mhlw.go.jp/",
                "https://evil.example#@www.mhlw.go.jp",
                "https://evil.example?.go.jp",
                "https://lg.jp",
                "https://例え.go.jp",
                "http://www.mhlw.go.jp",
                "HTTPS//www.mhlw.go.jp",
                "//www.mhlw.go.jp",
                "javascript:alert(1)//.go.jp",
                "https:www.mhlw.go.jp",
                "https:///go.jp",
                "/seeker/login",
                ""
            })
    void linksLeadNowhereElse(String url) {
        assertFalse(settings.mayLinkTo(url), url);
    }
}
