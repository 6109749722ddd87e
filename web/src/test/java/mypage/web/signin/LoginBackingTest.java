package mypage.web.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.ExternalContextWrapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import mypage.account.PasswordDenial.WrongPassword;
import mypage.account.Service;
import mypage.audit.Client;
import mypage.signin.Closed;
import mypage.signin.Denied;
import mypage.signin.OtpRequired;
import mypage.signin.SignInResult;
import mypage.signin.SignInResult.Delayed;
import mypage.signin.SignInService;
import mypage.signin.SignedIn;
import mypage.trust.Browser;
import mypage.web.site.BrowserCookie;
import mypage.web.site.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LoginBackingTest {

    private static final Instant NOW = Instant.parse("2025-01-06T00:00:00Z");

    private final FakeVisit visit = new FakeVisit();
    private final FakeErrors errors = new FakeErrors();
    private final FakeSessions sessions = new FakeSessions();
    private final LoginBacking login = new LoginBacking();
    private SignInResult answer = new Denied(new WrongPassword());
    private int asked;
    private String told;
    private Browser shown;

    @BeforeEach
    void wire() {
        login.visit = visit;
        login.errors = errors;
        login.retry = new RetryLater();
        login.retry.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        login.retry.external = new ExternalContextWrapper() {
            @Override
            public ExternalContext getWrapped() {
                throw new AssertionError("not asked for in this test");
            }

            @Override
            public void setResponseStatus(int status) {
                told = String.valueOf(status);
            }

            @Override
            public void setResponseHeader(String name, String value) {
                told += " " + value;
            }
        };
        login.entrance = new Entrance();
        login.entrance.visit = visit;
        login.entrance.sessions = sessions;
        login.signIn = new SignInService() {
            @Override
            public SignInResult begin(Service service, String email, String password, Browser browser, Client client) {
                asked++;
                shown = browser;
                return answer;
            }
        };
    }

    @Test
    @Tag("R1")
    void aRightPasswordLeadsToTheOtp() {
        answer = new OtpRequired("token", "taro@example.jp", "0042", Instant.EPOCH);
        assertEquals("/otp?faces-redirect=true", login.submit());
        assertEquals(Map.of(BrowserCookie.ATTEMPT, "0042.token"), visit.cookies);
    }

    @Test
    @Tag("R3")
    void beforeTheLaunchDateARightPasswordLeadsStraightIn() {
        answer = new SignedIn("session");
        assertEquals("/mypage?faces-redirect=true", login.submit());
        assertEquals(Map.of(BrowserCookie.SESSION, "session"), visit.cookies);
    }

    @Test
    void leadsBackOnceToWhereTheSessionEnded() {
        visit.keep(BrowserCookie.RETURN, "settings");
        assertTrue(login.isLedBack());
        answer = new SignedIn("session");
        assertEquals("/settings?faces-redirect=true", login.submit());
        assertEquals(Entrance.MYPAGE, login.submit());
    }

    @Test
    @Tag("C17")
    void aForgedWayBackLeadsNowhere() {
        visit.keep(BrowserCookie.RETURN, "//evil.example/");
        assertFalse(login.isLedBack());
        answer = new SignedIn("session");
        assertEquals(Entrance.MYPAGE, login.submit());
        assertNull(visit.cookies.get(BrowserCookie.RETURN));
    }

    @Test
    void signingInAgainEndsTheOlderSession() {
        visit.keep(BrowserCookie.SESSION, "older");
        sessions.living.add("older");
        answer = new SignedIn("newer");
        login.submit();
        assertTrue(sessions.living.isEmpty());
        assertEquals("newer", visit.cookies.get(BrowserCookie.SESSION));
    }

    @Test
    void aDeniedSignInStaysOnThePageAndLeavesNoCookie() {
        assertNull(login.submit());
        assertEquals(Texts.get("login.denied"), errors.added.get(0).text());
        assertTrue(visit.cookies.isEmpty());
    }

    @Test
    @Tag("C1")
    void aDelayedSignInIsToldWhenToComeBackAndHowToGetPastIt() {
        answer = new Delayed(NOW.plusSeconds(90));
        assertNull(login.submit());
        assertEquals(Texts.get("login.delayed", 2), errors.added.get(0).text());
        assertTrue(login.isDelayed());
        assertEquals("429 91", told);
    }

    @Test
    @Tag("C5")
    void aClosedAccountIsToldSoToWhoKnowsItsPassword() {
        answer = new Closed();
        assertNull(login.submit());
        assertEquals(Texts.get("otp.over.CLOSED"), errors.added.get(0).text());
    }

    @Test
    @Tag("R41")
    void aBrowserWithoutCookiesIsToldSoBeforeItsPasswordIsChecked() {
        visit.keepsCookies = false;
        assertEquals("/cookies", login.submit());
        assertEquals(0, asked);
    }

    @Test
    @Tag("R38")
    void whatTheBrowserKeepsIsShownAtEverySignIn() {
        answer = new SignedIn("session");
        assertEquals(Entrance.MYPAGE, login.submit());
        assertEquals(visit.browser, shown);
    }
}
