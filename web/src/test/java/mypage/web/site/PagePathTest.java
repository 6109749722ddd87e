package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import mypage.account.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagePathTest {

    @ParameterizedTest
    @CsvSource({"/seeker/login, SEEKER", "/employer/login, EMPLOYER", "/information/login, JOB_INFORMATION"})
    @Tag("R2")
    void theFirstSegmentNamesTheService(String path, Service service) {
        assertEquals(Optional.of(new PagePath(service, UserPage.LOGIN)), PagePath.parse(path));
        assertEquals(path, new PagePath(service, UserPage.LOGIN).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/seeker",
                "/seeker/",
                "/seeker/login/",
                "/other/login",
                "/seeker/nothing",
                "/signin/login.xhtml",
                "/signin/login",
                "/SEEKER/login",
                "/seeker/login.xhtml",
                "/seeker/cookies",
                "seeker/login",
                "/seeker//login"
            })
    void anyOtherPathIsNoPage(String path) {
        assertTrue(PagePath.parse(path).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/seeker", "/seeker/"})
    void aBareServiceAddressLeadsToItsMyPage(String path) {
        assertEquals(Optional.of(new PagePath(Service.SEEKER, UserPage.MYPAGE)), PagePath.ofBare(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/other", "/seeker/login", "/seeker//"})
    void noOtherPathIsABareServiceAddress(String path) {
        assertTrue(PagePath.ofBare(path).isEmpty());
    }

    @Test
    void otherPagesBelongToTheSameService() {
        assertEquals(
                "/employer/otp",
                new PagePath(Service.EMPLOYER, UserPage.LOGIN).to(UserPage.OTP).toString());
    }
}
