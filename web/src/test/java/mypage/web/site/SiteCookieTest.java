package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mypage.account.Service;
import mypage.web.user.DeviceIdCookie;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SiteCookieTest {

    private final List<Cookie> written = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void isHiddenFromScriptsAndOtherHosts(SiteCookie kind) {
        kind.write(response(), Service.SEEKER, "value");
        kind.remove(response(), Service.SEEKER);
        DeviceIdCookie.give(request(), response());

        assertEquals(3, written.size());
        for (var cookie : written) {
            assertTrue(cookie.getName().startsWith("__Host-"));
            assertTrue(cookie.getSecure());
            assertTrue(cookie.isHttpOnly());
            assertEquals("/", cookie.getPath());
            assertNull(cookie.getDomain());
            assertTrue(List.of("Lax", "Strict").contains(cookie.getAttribute("SameSite")));
        }
    }

    @Test
    void thePageToReturnToExpires() {
        SiteCookie.RETURN.write(response(), Service.SEEKER, "value");
        assertEquals(30 * 60, written.get(0).getMaxAge());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RETURN")
    void endsWithTheBrowserSession(SiteCookie kind) {
        kind.write(response(), Service.SEEKER, "value");
        assertEquals(-1, written.get(0).getMaxAge());
    }

    @ParameterizedTest
    @EnumSource
    void isReadOnlyInItsService(SiteCookie kind) {
        kind.write(response(), Service.EMPLOYER, "value");
        assertEquals(Optional.of("value"), kind.read(request(), Service.EMPLOYER));
        assertEquals(Optional.empty(), kind.read(request(), Service.SEEKER));
        assertEquals(Optional.empty(), kind.read(request(), Service.JOB_INFORMATION));
    }

    @ParameterizedTest
    @EnumSource
    void isRemovedUnderTheNameItWasWrittenUnder(SiteCookie kind) {
        kind.write(response(), Service.SEEKER, "value");
        kind.remove(response(), Service.SEEKER);
        assertEquals(written.get(0).getName(), written.get(1).getName());
        assertEquals(0, written.get(1).getMaxAge());
    }

    /** A browser that comes from webmail sends no Strict cookie, not even when it is redirected among our pages. */
    @Test
    @Tag("C14")
    void onlyCookiesThatLinksElsewhereNeedAreLax() {
        for (var kind : SiteCookie.values()) {
            kind.write(response(), Service.SEEKER, "value");
        }
        assertEquals(
                List.of(
                        "attempt Strict",
                        "session Lax",
                        "reset Lax",
                        "registration Lax",
                        "confirmation Strict",
                        "address Strict",
                        "application Lax",
                        "return Lax"),
                written.stream()
                        .map(cookie ->
                                cookie.getName().replace("__Host-seeker-", "") + " " + cookie.getAttribute("SameSite"))
                        .toList());
    }

    @Test
    void attemptAndSessionHaveDifferentNames() {
        SiteCookie.ATTEMPT.write(response(), Service.SEEKER, "value");
        SiteCookie.SESSION.write(response(), Service.SEEKER, "value");
        assertNotEquals(written.get(0).getName(), written.get(1).getName());
    }

    @Test
    void theDeviceIdShowsThatTheBrowserKeepsCookies() {
        assertEquals(Optional.empty(), DeviceIdCookie.read(request()));
        DeviceIdCookie.give(request(), response());
        assertTrue(DeviceIdCookie.read(request()).isPresent());
    }

    private HttpServletResponse response() {
        return FakeBrowser.receiving(written);
    }

    private HttpServletRequest request() {
        return FakeBrowser.sending(written);
    }
}
