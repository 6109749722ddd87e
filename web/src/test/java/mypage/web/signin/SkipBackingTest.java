package mypage.web.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mypage.account.Service;
import mypage.otp.InvalidReason;
import mypage.otp.PendingCode;
import mypage.platform.RequestContext;
import mypage.signin.AttemptResult;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.AttemptResult.ConfirmSkip;
import mypage.signin.OtpRequired;
import mypage.signin.SignInService;
import mypage.signin.SignedIn;
import mypage.signin.SkipResult;
import mypage.trust.IssuedTrustToken;
import mypage.web.site.SiteCookie;
import mypage.web.user.FakeSessions;
import mypage.web.user.FakeUserRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SkipBackingTest {

    private static final IssuedTrustToken TRUST = new IssuedTrustToken("handle", "id.2000", Duration.ofDays(90));

    private final FakeUserRequest request = new FakeUserRequest();
    private final SkipBacking skip = new SkipBacking();
    private final List<String> answers = new ArrayList<>();
    private AttemptResult status = new ConfirmSkip("0042");
    private SkipResult outcome = new SignedIn("session", Optional.of(TRUST));

    @BeforeEach
    void wire() {
        request.keep(SiteCookie.ATTEMPT, "0042.token");
        skip.request = request;
        skip.completion = new SignInCompletion();
        skip.completion.request = request;
        skip.completion.sessions = new FakeSessions();
        skip.signIn = new SignInService() {
            @Override
            public AttemptResult resume(Service service, String attemptToken) {
                return status;
            }

            @Override
            public SkipResult confirmSkip(Service service, String attemptToken, RequestContext context) {
                answers.add("yes " + attemptToken);
                return outcome;
            }

            @Override
            public SkipResult declineSkip(Service service, String attemptToken, RequestContext context) {
                answers.add("no " + attemptToken);
                return outcome;
            }
        };
        skip.setReference("0042");
    }

    @Test
    @Tag("R23")
    void showsTheConfirmationOfThisBrowsersAttempt() {
        skip.setReference(null);
        assertNull(skip.open());
        assertEquals("0042", skip.getReference());
    }

    @Test
    void leadsToTheOtpScreenWhenThereIsNothingToConfirm() {
        status = new AttemptInvalid(InvalidReason.ENDED);
        assertEquals(OtpBacking.PAGE, skip.open());
        status = new OtpRequired(new PendingCode("token", "taro@example.jp", "0042", Instant.EPOCH));
        assertEquals(OtpBacking.PAGE, skip.open());
        request.cookies.clear();
        assertEquals(OtpBacking.PAGE, skip.open());
    }

    @Test
    @Tag("R24")
    void confirmingSignsInAndStoresTheSetting() {
        assertTrue(skip.confirm().startsWith(SignInCompletion.MYPAGE));
        assertEquals(List.of("yes token"), answers);
        assertEquals(List.of(TRUST), request.keptTrust);
        assertEquals("session", request.cookies.get(SiteCookie.SESSION));
    }

    @Test
    void confirmingLeadsToTheConfirmedSettingRatherThanBack() {
        request.keep(SiteCookie.RETURN, "sessions");
        assertEquals(SignInCompletion.MYPAGE + "&skip=1", skip.confirm());
        assertNull(request.cookies.get(SiteCookie.RETURN));
    }

    @Test
    @Tag("R25")
    void decliningSignsInWithoutTheSetting() {
        outcome = new SignedIn("session");
        assertEquals(SignInCompletion.MYPAGE, skip.decline());
        assertEquals(List.of("no token"), answers);
        assertTrue(request.keptTrust.isEmpty());
    }

    @Test
    void theFormOfAnOlderAttemptDoesNotConfirmTheNewest() {
        skip.setReference("0041");
        assertEquals(OtpBacking.PAGE, skip.confirm());
        assertTrue(answers.isEmpty());
    }

    @Test
    void withoutAnAttemptNothingIsConfirmed() {
        request.cookies.clear();
        assertEquals(OtpBacking.PAGE, skip.confirm());
        assertTrue(answers.isEmpty());
    }

    @Test
    @Tag("R50")
    void anAttemptEndedMeanwhileLeadsToTheOtpScreen() {
        outcome = new AttemptInvalid(InvalidReason.ENDED);
        assertEquals(OtpBacking.PAGE, skip.confirm());
        assertTrue(request.keptTrust.isEmpty());
        assertNull(request.cookies.get(SiteCookie.SESSION));
    }
}
