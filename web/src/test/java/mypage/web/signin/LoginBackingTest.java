package mypage.web.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import mypage.account.Service;
import mypage.audit.Client;
import mypage.signin.SignInService;
import mypage.signin.SignInStep;
import mypage.web.site.BrowserCookie;
import mypage.web.site.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LoginBackingTest {

    private final FakeVisit visit = new FakeVisit();
    private final FakeErrors errors = new FakeErrors();
    private final FakeSessions sessions = new FakeSessions();
    private final LoginBacking login = new LoginBacking();
    private SignInStep answer = new SignInStep.Denied();
    private int asked;
    private Map<String, String> shown;

    @BeforeEach
    void wire() {
        login.visit = visit;
        login.errors = errors;
        login.entrance = new Entrance();
        login.entrance.visit = visit;
        login.entrance.sessions = sessions;
        login.signIn = new SignInService() {
            @Override
            public SignInStep begin(
                    Service service, String email, String password, Map<String, String> trustTokens, Client client) {
                asked++;
                shown = trustTokens;
                return answer;
            }
        };
    }

    @Test
    @Tag("R1")
    void aRightPasswordLeadsToTheOtp() {
        answer = new SignInStep.OtpRequired("token", "taro@example.jp", "0042", Instant.EPOCH);
        assertEquals("/otp?faces-redirect=true", login.submit());
        assertEquals(Map.of(BrowserCookie.ATTEMPT, "0042.token"), visit.cookies);
    }

    @Test
    @Tag("R3")
    void beforeTheLaunchDateARightPasswordLeadsStraightIn() {
        answer = new SignInStep.SignedIn("session");
        assertEquals("/mypage?faces-redirect=true", login.submit());
        assertEquals(Map.of(BrowserCookie.SESSION, "session"), visit.cookies);
    }

    @Test
    void signingInAgainEndsTheOlderSession() {
        visit.keep(BrowserCookie.SESSION, "older");
        sessions.living.add("older");
        answer = new SignInStep.SignedIn("newer");
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
    @Tag("R41")
    void aBrowserWithoutCookiesIsToldSoBeforeItsPasswordIsChecked() {
        visit.keepsCookies = false;
        assertEquals("/cookies", login.submit());
        assertEquals(0, asked);
    }

    @Test
    @Tag("R38")
    void whatTheBrowserKeepsIsShownAtEverySignIn() {
        answer = new SignInStep.SignedIn("session");
        assertEquals(Entrance.MYPAGE, login.submit());
        assertEquals(visit.trustTokens, shown);
    }
}
