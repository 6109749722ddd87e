package mypage.web.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import mypage.account.Service;
import mypage.web.site.PagePath;
import mypage.web.site.UserPage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnToTest {

    @ParameterizedTest
    @EnumSource(
            names = {
                "SETTINGS",
                "SESSIONS",
                "OTP_RESUME",
                "ADDITIONAL",
                "ADDITIONAL_ADD",
                "ACCOUNT",
                "PASSWORD",
                "ADDRESS"
            })
    void returnsToThePageItself(UserPage page) {
        assertEquals(Optional.of(page), ReturnTo.from(at(page), request(null)));
    }

    @ParameterizedTest
    @CsvSource({"ADDRESS_CODE, ADDRESS", "ADDITIONAL_REMOVE, ADDITIONAL", "CLOSE, ACCOUNT"})
    void returnsToTheFirstOfSeveralSteps(UserPage page, UserPage start) {
        assertEquals(Optional.of(start), ReturnTo.from(at(page), request(null)));
    }

    @ParameterizedTest
    @CsvSource({"CONFIRM, password, PASSWORD", "CONFIRM_CODE, address-code, ADDRESS", "CONFIRM_CODE, close, ACCOUNT"})
    void returnsToThePageThatAskedForReauthentication(UserPage page, String provedFor, UserPage start) {
        assertEquals(Optional.of(start), ReturnTo.from(at(page), request(provedFor)));
    }

    @ParameterizedTest
    @EnumSource(names = {"MYPAGE", "CONFIRM", "CONFIRM_CODE"})
    void doesNotReturnToOtherPages(UserPage page) {
        assertEquals(Optional.empty(), ReturnTo.from(at(page), request(null)));
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
    void ignoresAnyOtherValueOfTheCookie(String written) {
        assertEquals(Optional.empty(), ReturnTo.to(written));
        assertEquals(Optional.empty(), ReturnTo.from(at(UserPage.CONFIRM), request(written)));
    }

    /** So a cookie that an older release wrote leads to the same page. */
    @Test
    void aPageToReturnToReturnsToItself() {
        for (var page : List.of(UserPage.SETTINGS, UserPage.ADDRESS, UserPage.ACCOUNT, UserPage.ADDITIONAL)) {
            assertTrue(ReturnTo.to(page.address()).filter(page::equals).isPresent(), page::address);
        }
    }

    private static PagePath at(UserPage page) {
        return new PagePath(Service.SEEKER, page);
    }

    private static HttpServletRequest request(String provedFor) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ReturnToTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> "for".equals(arguments[0]) ? provedFor : null);
    }
}
