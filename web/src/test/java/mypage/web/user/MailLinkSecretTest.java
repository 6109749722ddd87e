package mypage.web.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import mypage.web.RandomText;
import mypage.web.site.SiteCookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("C25")
class MailLinkSecretTest {

    private final FakeUserRequest request = new FakeUserRequest();
    private final MailLinkSecret link = new MailLinkSecret();

    @BeforeEach
    void openAnOlderLink() {
        link.request = request;
        request.keep(SiteCookie.RESET, "older");
        request.keep(SiteCookie.SESSION, "session");
    }

    @Test
    void aNewerLinkReplacesAnOlderOne() {
        link.keep(SiteCookie.RESET, "-newer_".repeat(6) + "x");
        assertEquals(
                Map.of(SiteCookie.RESET, "-newer_".repeat(6) + "x", SiteCookie.SESSION, "session"), request.cookies);
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
    void aMalformedSecretIsNotKept(String token) {
        link.keep(SiteCookie.RESET, token);
        assertEquals(Map.of(SiteCookie.SESSION, "session"), request.cookies);
    }

    @Test
    @Tag("C18")
    void noRandomTextIsKept() {
        RandomText.each(text -> {
            link.keep(SiteCookie.RESET, text);
            assertEquals(Map.of(SiteCookie.SESSION, "session"), request.cookies);
        });
    }
}
