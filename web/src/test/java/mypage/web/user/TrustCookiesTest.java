package mypage.web.user;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mypage.trust.IssuedTrustToken;
import mypage.web.site.FakeBrowser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrustCookiesTest {

    private static final IssuedTrustToken NEW = new IssuedTrustToken("new", "id.2000", Duration.ofDays(90));

    private final List<Cookie> sent = new ArrayList<>();
    private final List<Cookie> written = new ArrayList<>();

    @Test
    @Tag("R39")
    @Tag("C14")
    void lastsAsLongAsItsTokenAndIsHiddenFromScriptsAndOtherHosts() {
        write();
        var cookie = written.get(0);
        assertEquals("__Host-skip-new", cookie.getName());
        assertEquals("id.2000", cookie.getValue());
        assertEquals(90 * 24 * 3600, cookie.getMaxAge());
        assertTrue(cookie.getSecure() && cookie.isHttpOnly());
        assertEquals("/", cookie.getPath());
        assertNull(cookie.getDomain());
        assertEquals("Strict", cookie.getAttribute("SameSite"));
    }

    @Test
    @Tag("R57")
    void areReadByAccount() {
        send("__Host-skip-a", "1");
        send("__Host-skip-b", "2");
        send("__Host-seeker-session", "3");
        assertEquals(Map.of("a", "1", "b", "2"), TrustCookies.read(request()));
    }

    @Test
    @Tag("R40")
    void aNameSentTwiceIsIgnored() {
        send("__Host-skip-a", "1");
        send("__Host-skip-a", "1");
        send("__Host-skip-b", "2");
        assertEquals(Map.of("b", "2"), TrustCookies.read(request()));
    }

    @Test
    void aBrowserWithoutCookiesHasNone() {
        assertEquals(Map.of(), TrustCookies.read(request()));
    }

    @Test
    @Tag("R30")
    @Tag("T5")
    void othersStayWhileThereIsRoom() {
        for (int i = 1; i < TrustCookies.MOST; i++) {
            send("__Host-skip-" + i, "id." + i);
        }
        write();
        assertEquals(1, written.size());
    }

    @Test
    @Tag("T5")
    void theFirstToExpireIsReplacedWhenThereIsNoRoom() {
        for (int i = 1; i <= TrustCookies.MOST; i++) {
            send("__Host-skip-" + i, "id." + (1500 - i % 7));
        }
        send("__Host-skip-first", "id.9");
        write();
        assertEquals(
                Map.of("__Host-skip-first", 0, "__Host-skip-6", 0, "__Host-skip-new", 90 * 24 * 3600),
                written.stream().collect(toMap(Cookie::getName, Cookie::getMaxAge)));
    }

    @Test
    @Tag("T5")
    void oneWithoutExpiryIsReplacedFirst() {
        for (int i = 1; i < TrustCookies.MOST; i++) {
            send("__Host-skip-" + i, "id." + i);
        }
        send("__Host-skip-odd", "99999999999999999999999");
        write();
        assertEquals("__Host-skip-odd", written.get(0).getName());
        assertEquals(2, written.size());
    }

    @Test
    void theOlderOneOfTheSameAccountIsReplaced() {
        for (int i = 1; i < TrustCookies.MOST; i++) {
            send("__Host-skip-" + i, "id." + i);
        }
        send("__Host-skip-new", "id.1");
        write();
        assertEquals(1, written.size());
    }

    private void send(String name, String value) {
        sent.add(new Cookie(name, value));
    }

    private void write() {
        TrustCookies.write(request(), response(), NEW);
    }

    private HttpServletResponse response() {
        return FakeBrowser.receiving(written);
    }

    private HttpServletRequest request() {
        return FakeBrowser.sending(sent);
    }
}
