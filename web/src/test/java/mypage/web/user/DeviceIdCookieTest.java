package mypage.web.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mypage.web.site.FakeBrowser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C1")
@Tag("C14")
class DeviceIdCookieTest {

    private final List<Cookie> written = new ArrayList<>();

    @BeforeEach
    void openTheFirstPage() {
        give(List.of());
    }

    @Test
    void aNewIdIsForTheBrowserSession() {
        assertEquals(List.of("__Host-new-browser"), names());
        assertEquals(-1, written.get(0).getMaxAge());
        assertEquals("Lax", written.get(0).getAttribute("SameSite"));

        give(List.copyOf(written));
        assertEquals(1, written.size());
    }

    @Test
    void aSignInKeepsTheIdUnderItsOwnName() {
        var id = written.get(0).getValue();
        DeviceIdCookie.keep(
                FakeBrowser.sending(List.copyOf(written)), FakeBrowser.receiving(written), Duration.ofDays(400));

        assertEquals(List.of("__Host-new-browser", "__Host-browser", "__Host-new-browser"), names());
        assertEquals(id, written.get(1).getValue());
        assertEquals(Duration.ofDays(400).toSeconds(), written.get(1).getMaxAge());
        assertEquals("Strict", written.get(1).getAttribute("SameSite"));
        assertEquals(0, written.get(2).getMaxAge());
    }

    /** A browser that comes from another site sends no Strict cookie. */
    @Test
    void aPageThatAnotherSiteLedToReplacesNoKeptId() {
        var kept = new Cookie("__Host-browser", "A".repeat(22));
        assertEquals(List.of("__Host-new-browser"), names());
        assertNotEquals(kept.getValue(), written.get(0).getValue());

        var both = List.of(written.get(0), kept);
        assertEquals(Optional.of(kept.getValue()), DeviceIdCookie.read(FakeBrowser.sending(both)));
        written.clear();
        DeviceIdCookie.keep(FakeBrowser.sending(both), FakeBrowser.receiving(written), Duration.ofDays(400));
        assertEquals(kept.getValue(), written.get(0).getValue());
        assertTrue(written.get(1).getValue().isEmpty());
    }

    private void give(List<Cookie> sent) {
        DeviceIdCookie.give(FakeBrowser.sending(sent), FakeBrowser.receiving(written));
    }

    private List<String> names() {
        return written.stream().map(Cookie::getName).toList();
    }
}
