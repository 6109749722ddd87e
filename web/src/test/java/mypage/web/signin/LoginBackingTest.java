package mypage.web.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mypage.account.Service;
import mypage.otp.PendingCode;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.platform.RequestContext;
import mypage.signin.OtpRequired;
import mypage.signin.SignInResult;
import mypage.signin.SignInResult.Closed;
import mypage.signin.SignInResult.Delayed;
import mypage.signin.SignInResult.Denied;
import mypage.signin.SignInService;
import mypage.signin.SignedIn;
import mypage.trust.DeviceCookies;
import mypage.web.site.FakeRetryLater;
import mypage.web.site.SiteCookie;
import mypage.web.site.Texts;
import mypage.web.site.UserPage;
import mypage.web.user.FakeErrors;
import mypage.web.user.FakeSessions;
import mypage.web.user.FakeUserRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LoginBackingTest {

    private static final Instant NOW = Instant.parse("2025-01-06T00:00:00Z");

    private final FakeUserRequest request = new FakeUserRequest();
    private final FakeErrors errors = new FakeErrors();
    private final FakeSessions sessions = new FakeSessions();
    private final FakeRetryLater retry = new FakeRetryLater(NOW);
    private final LoginBacking login = new LoginBacking();
    private SignInResult answer = new Denied(new WrongPassword());
    private int passwordChecks;
    private DeviceCookies shown;

    @BeforeEach
    void wire() {
        login.request = request;
        login.attempt = new AdmittedAttempt();
        login.errors = errors;
        login.suggested = () -> Optional.of("taro@example.jp");
        login.retry = retry;
        login.completion = new SignInCompletion();
        login.completion.request = request;
        login.completion.sessions = sessions;
        login.signIn = new SignInService() {
            @Override
            public SignInResult begin(
                    Service service, String email, String password, DeviceCookies device, RequestContext context) {
                passwordChecks++;
                shown = device;
                return answer;
            }
        };
    }

    @Test
    @Tag("R1")
    void aCorrectPasswordLeadsToTheOtp() {
        answer = new OtpRequired(new PendingCode("token", "taro@example.jp", "0042", Instant.EPOCH));
        assertEquals(UserPage.OTP.redirect(), login.submit());
        assertEquals(Map.of(SiteCookie.ATTEMPT, "0042.token"), request.cookies);
    }

    @Test
    @Tag("R3")
    void withoutOtpsACorrectPasswordSignsIn() {
        answer = new SignedIn("session");
        assertEquals(UserPage.MYPAGE.redirect(), login.submit());
        assertEquals(Map.of(SiteCookie.SESSION, "session"), request.cookies);
    }

    @Test
    void returnsOnceToThePageWhereTheSessionEnded() {
        request.keep(SiteCookie.RETURN, "settings");
        assertTrue(login.isReturning());
        answer = new SignedIn("session");
        assertEquals(UserPage.SETTINGS.redirect(), login.submit());
        assertEquals(SignInCompletion.MYPAGE, login.submit());
    }

    @Test
    void goesOnToTheApplicationThatWaitsRatherThanToAPageOfOurs() {
        request.keep(SiteCookie.RETURN, "settings");
        request.keep(SiteCookie.APPLICATION, "sealed");
        answer = new SignedIn("session");
        assertEquals(UserPage.APPLICATION.redirect(), login.submit());
        assertEquals("sealed", request.cookies.get(SiteCookie.APPLICATION));
    }

    @Test
    void beginsWithTheAddressThatTheApplicationSuggests() {
        login.open();
        assertEquals("taro@example.jp", login.getEmail());
    }

    @Test
    @Tag("C17")
    void ignoresAForgedPageToReturnTo() {
        request.keep(SiteCookie.RETURN, "//evil.example/");
        assertFalse(login.isReturning());
        answer = new SignedIn("session");
        assertEquals(SignInCompletion.MYPAGE, login.submit());
        assertNull(request.cookies.get(SiteCookie.RETURN));
    }

    @Test
    void signingInAgainEndsTheOlderSession() {
        request.keep(SiteCookie.SESSION, "older");
        sessions.valid.add("older");
        answer = new SignedIn("newer");
        login.submit();
        assertTrue(sessions.valid.isEmpty());
        assertEquals("newer", request.cookies.get(SiteCookie.SESSION));
    }

    @Test
    void aDeniedSignInStaysOnThePageAndLeavesNoCookie() {
        assertNull(login.submit());
        assertEquals(Texts.get("login.denied"), errors.added.get(0).text());
        assertTrue(request.cookies.isEmpty());
    }

    @Test
    @Tag("C1")
    void aDelayedSignInSaysWhenToRetryAndHowToUnblock() {
        answer = new Delayed(NOW.plusSeconds(90));
        assertNull(login.submit());
        assertEquals(Texts.get("login.delayed", 2), errors.added.get(0).text());
        assertTrue(login.isDelayed());
        assertEquals("429 91", retry.answer);
    }

    @Test
    @Tag("C1")
    void aSignInThatIsDelayedForDaysAsksForTheMailedNumber() {
        answer = new Delayed(NOW.plusSeconds(2 * 24 * 60 * 60));
        assertNull(login.submit());
        assertEquals(Texts.get("login.numberFirst"), errors.added.get(0).text());
        assertTrue(login.isDelayed());
    }

    @Test
    @Tag("C5")
    void aClosedAccountIsReportedAsClosed() {
        answer = new Closed();
        assertNull(login.submit());
        assertEquals(Texts.get("otp.over.CLOSED"), errors.added.get(0).text());
    }

    @Test
    @Tag("R41")
    void cookiesAreRequiredBeforeThePasswordIsChecked() {
        request.keepsCookies = false;
        assertEquals(UserPage.COOKIES.view(), login.submit());
        assertEquals(0, passwordChecks);
    }

    @Test
    @Tag("R38")
    void everySignInPassesTheDeviceCookies() {
        answer = new SignedIn("session");
        assertEquals(SignInCompletion.MYPAGE, login.submit());
        assertEquals(request.deviceCookies, shown);
    }
}
