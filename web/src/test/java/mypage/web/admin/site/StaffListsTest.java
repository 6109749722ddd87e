package mypage.web.admin.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The way back to a list. */
class StaffListsTest {

    private static String link(String seen, String kept) {
        String lines = Base64.getUrlEncoder().encodeToString(("MAILS?" + seen).getBytes(StandardCharsets.US_ASCII));
        Cookie[] cookies = {new Cookie("__Host-staff-lists", lines)};
        var request = (HttpServletRequest) Proxy.newProxyInstance(
                StaffListsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getCookies") ? cookies : null);
        return StaffLists.link(StaffPage.MAILS, request, kept::equals);
    }

    @Test
    void leadsToWhatTheMemberSaw() {
        assertEquals("mails?search=12345678&after=x", link("search=12345678&after=x", "12345678"));
        assertEquals("mails?state=SENT", link("state=SENT", ""));
    }

    /** A search is kept for half an hour, and the browser keeps a few of them. */
    @Test
    void leadsToThePlainListOnceTheSearchIsGone() {
        assertEquals("mails", link("search=12345678&after=x", ""));
    }
}
