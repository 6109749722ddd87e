package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mypage.trust.IssuedTrustToken;
import mypage.web.RandomText;
import mypage.web.user.TrustCookies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules that hold for any text that a browser may send to any page. */
@Tag("C18")
@Tag("C27")
class AnyTextTest {

    @Test
    void onlyTheExactPathOfAPageIsParsed() {
        RandomText.each(text -> {
            PagePath.parse(text).ifPresent(page -> assertEquals(text, page.toString()));
            PagePath.parse("/seeker/" + text)
                    .ifPresent(page -> assertEquals(text, page.page().address()));
            PagePath.ofBare(text);
        });
    }

    @Test
    void noOtherOriginMayPost() {
        var origins = new Origins(URI.create("https://mypage.example.jp"));
        RandomText.each(text -> {
            assertFalse(origins.mayPost(null, text, null));
            assertFalse(origins.mayPost(null, null, text));
            assertFalse(origins.mayPost(null, "https://mypage.example.jp" + text + ".", null));
            assertFalse(origins.mayPost(text + "same", "https://mypage.example.jp", null));
        });
    }

    @Test
    void trustCookiesWithAnyValueAreReadAndReplaced() {
        RandomText.each(text -> {
            var sent = new ArrayList<Cookie>();
            for (int i = 0; i < TrustCookies.MOST; i++) {
                sent.add(new Cookie(TrustCookies.PREFIX + i, text));
            }
            List<Cookie> written = new ArrayList<>();
            TrustCookies.write(
                    FakeBrowser.sending(sent),
                    FakeBrowser.receiving(written),
                    new IssuedTrustToken("new", "id.1", Duration.ofDays(90)));
            assertEquals(2, written.size());
            assertEquals(Map.of("0", text), TrustCookies.read(FakeBrowser.sending(sent.subList(0, 1))));
            assertTrue(written.get(1).getValue().equals("id.1"));
        });
    }
}
