package mypage.web.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import mypage.account.Service;
import mypage.web.site.PagePath;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnToTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "settings",
                "sessions",
                "otp-resume",
                "additional",
                "additional-add",
                "account",
                "password",
                "address"
            })
    void leadsToThePageItself(String page) {
        assertEquals(Optional.of(page), ReturnTo.from(at(page), asking(null)));
    }

    @ParameterizedTest
    @CsvSource({"address-code, address", "additional-remove, additional", "close, account"})
    void leadsToWhereAStepBegins(String page, String start) {
        assertEquals(Optional.of(start), ReturnTo.from(at(page), asking(null)));
    }

    @ParameterizedTest
    @CsvSource({"confirm, password, password", "confirm-code, address-code, address", "confirm-code, close, account"})
    void leadsToWhatTheProofWasFor(String page, String provedFor, String start) {
        assertEquals(Optional.of(start), ReturnTo.from(at(page), asking(provedFor)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mypage", "confirm", "confirm-code"})
    void leadsNowhereElseWithoutAPageToComeBackTo(String page) {
        assertEquals(Optional.empty(), ReturnTo.from(at(page), asking(null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mypage",
                "logout",
                "confirm-code",
                "login?switch=1",
                "settings?x=1",
                "/settings",
                "../employer/settings",
                "//evil.example",
                "https://evil.example/",
                "SETTINGS",
                "settings\r\n"
            })
    @Tag("C17")
    void nothingElseIsAWayBackWhateverTheCookieHolds(String written) {
        assertEquals(Optional.empty(), ReturnTo.to(written));
        assertEquals(Optional.empty(), ReturnTo.from(at("confirm"), asking(written)));
    }

    /** So that a cookie of an older release is as good as one of this. */
    @Test
    void whatItLeadsToLeadsToItself() {
        for (var page : List.of("settings", "address", "account", "additional")) {
            assertTrue(ReturnTo.to(page).filter(page::equals).isPresent(), page);
        }
    }

    private static PagePath at(String page) {
        return new PagePath(Service.SEEKER, page);
    }

    private static HttpServletRequest asking(String provedFor) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ReturnToTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> "for".equals(arguments[0]) ? provedFor : null);
    }
}
