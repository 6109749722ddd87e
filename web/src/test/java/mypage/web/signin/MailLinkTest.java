package mypage.web.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import mypage.web.RandomText;
import mypage.web.site.BrowserCookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("C25")
class MailLinkTest {

    private final FakeVisit visit = new FakeVisit();
    private final MailLink link = new MailLink();

    @BeforeEach
    void openAnOlderOne() {
        link.visit = visit;
        visit.keep(BrowserCookie.RESET, "older");
        visit.keep(BrowserCookie.SESSION, "session");
    }

    @Test
    void aNewerLinkTakesThePlaceOfAnOlderOne() {
        link.keep(BrowserCookie.RESET, "-newer_".repeat(6) + "x");
        assertEquals(
                Map.of(BrowserCookie.RESET, "-newer_".repeat(6) + "x", BrowserCookie.SESSION, "session"),
                visit.cookies);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abcdefghijklmnopqrstuvwxyz0123456789ABCDEF",
                "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH",
                "abcdefghijklmnopqrstuvwxyz0123456789ABCDEF;",
                "abcdefghijklmnopqrstuvwxyz0123456789ABCDEF\r",
                "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFあ"
            })
    @Tag("C18")
    void whatIsNoSecretIsKeptNowhere(String token) {
        link.keep(BrowserCookie.RESET, token);
        assertEquals(Map.of(BrowserCookie.SESSION, "session"), visit.cookies);
    }

    @Test
    @Tag("C18")
    void noTextByChanceComesIntoACookie() {
        RandomText.each(text -> {
            link.keep(BrowserCookie.RESET, text);
            assertEquals(Map.of(BrowserCookie.SESSION, "session"), visit.cookies);
        });
    }
}
