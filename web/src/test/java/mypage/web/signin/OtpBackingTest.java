package mypage.web.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mypage.account.Service;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.otp.InvalidReason;
import mypage.otp.PendingCode;
import mypage.platform.RequestContext;
import mypage.signin.AttemptResult;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.AttemptResult.ConfirmSkip;
import mypage.signin.OtpRequired;
import mypage.signin.SignInCodeResult;
import mypage.signin.SignInCodeResult.CodeRefused;
import mypage.signin.SignInService;
import mypage.signin.SignedIn;
import mypage.web.otp.CodeForm;
import mypage.web.otp.FakeCodeForm;
import mypage.web.site.SiteCookie;
import mypage.web.site.Texts;
import mypage.web.site.UserPage;
import mypage.web.user.FakeErrors;
import mypage.web.user.FakeSessions;
import mypage.web.user.FakeUserRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OtpBackingTest {

    private final FakeUserRequest request = new FakeUserRequest();
    private final FakeErrors errors = new FakeErrors();
    private final CodeForm form = new FakeCodeForm(errors);
    private final FakeSessions sessions = new FakeSessions();
    private final OtpBacking otp = new OtpBacking();
    private final List<String> tried = new ArrayList<>();
    private AttemptResult status = new OtpRequired(new PendingCode("token", "taro@example.jp", "0042", Instant.EPOCH));
    private SignInCodeResult judgement;

    @BeforeEach
    void wire() {
        request.keep(SiteCookie.ATTEMPT, "0042.token");
        otp.request = request;
        otp.form = form;
        otp.completion = new SignInCompletion();
        otp.completion.request = request;
        otp.completion.sessions = sessions;
        otp.signIn = new SignInService() {
            @Override
            public AttemptResult resume(Service service, String attemptToken) {
                return status;
            }

            @Override
            public SignInCodeResult submitOtp(
                    Service service, String attemptToken, String typedCode, boolean wantsSkip, RequestContext context) {
                tried.add(typedCode + (wantsSkip ? " skip" : ""));
                return judgement;
            }
        };
        form.setReference("0042");
        form.setCode("123456");
    }

    @Test
    @Tag("R1")
    void theRightCodeLeadsIn() {
        judgement = new SignedIn("session");
        assertEquals(SignInCompletion.MYPAGE, otp.submit());
        assertEquals("session", request.cookies.get(SiteCookie.SESSION));
        assertNull(request.cookies.get(SiteCookie.ATTEMPT));
    }

    @Test
    void openingTheScreenShowsTheAttemptOfThisBrowser() {
        assertNull(otp.open());
        assertNull(otp.getInvalid());
        assertEquals("0042", form.getReference());
        assertEquals("t***@example.jp", form.getMaskedAddress());
    }

    @Test
    void aWrongCodeIsClearedAndTheTriesLeftAreTold() {
        judgement = new CodeRefused(new WrongCode(3));
        assertNull(otp.submit());
        assertEquals(Texts.get("otp.wrong", 3), errors.added.get(0).text());
        assertNull(form.getCode());
        assertEquals("0042", form.getReference());
    }

    @Test
    void aMalformedCodeIsKeptToBeMended() {
        judgement = new CodeRefused(new MalformedCode());
        assertNull(otp.submit());
        assertEquals(Texts.get("otp.malformed"), errors.added.get(0).text());
        assertEquals("123456", form.getCode());
    }

    @Test
    void theFormOfAnOlderAttemptCostsNoTryAndShowsTheNewest() {
        form.setReference("0041");
        assertNull(otp.submit());
        assertTrue(tried.isEmpty());
        assertEquals(Texts.get("otp.other"), errors.added.get(0).text());
        assertEquals("0042", form.getReference());
    }

    @Test
    void anEmptyFieldCostsNoTry() {
        form.setCode(null);
        assertNull(otp.submit());
        assertTrue(tried.isEmpty());
        assertEquals(Texts.get("otp.missing"), errors.added.get(0).text());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R10")
    void anAttemptThatIsOverSaysWhyAlsoWhenLoadedAgain(InvalidReason reason) {
        judgement = new AttemptInvalid(reason);
        assertNull(otp.submit());
        assertEquals(reason, otp.getInvalid());
        assertTrue(request.cookies.containsKey(SiteCookie.ATTEMPT));
    }

    @Test
    @Tag("R10")
    void openingTheScreenOfAnExpiredAttemptSaysSo() {
        status = new AttemptInvalid(InvalidReason.EXPIRED);
        assertNull(otp.open());
        assertEquals(InvalidReason.EXPIRED, otp.getInvalid());
    }

    @Test
    @Tag("R6")
    void withoutAnAttemptThereIsNothingToEnter() {
        request.cookies.clear();
        assertNull(otp.open());
        assertEquals(InvalidReason.UNKNOWN, otp.getInvalid());
        assertNull(otp.submit());
        assertTrue(tried.isEmpty());
    }

    @Test
    void aFormWithoutItsButtonShowsThatThereIsNothingToEnter() {
        otp.settle();
        assertEquals(InvalidReason.UNKNOWN, otp.getInvalid());
    }

    @Test
    void settlingChangesNothingThatIsKnown() {
        otp.open();
        otp.settle();
        assertNull(otp.getInvalid());
    }

    @Test
    void sendingTheFormTwiceStillLeadsIn() {
        request.cookies.clear();
        request.keep(SiteCookie.SESSION, "session");
        sessions.living.add("session");
        assertEquals(SignInCompletion.MYPAGE, otp.submit());
    }

    @ParameterizedTest
    @EnumSource(names = {"USED", "UNKNOWN"})
    void sendingTheFormTwiceLeadsInByTheFirst(InvalidReason reason) {
        request.keep(SiteCookie.SESSION, "session");
        sessions.living.add("session");
        judgement = new AttemptInvalid(reason);
        assertEquals(SignInCompletion.MYPAGE, otp.submit());
        assertNull(request.cookies.get(SiteCookie.ATTEMPT));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"USED", "UNKNOWN"})
    @Tag("R56")
    void changingToAnotherAccountSaysWhyItIsOver(InvalidReason reason) {
        request.keep(SiteCookie.SESSION, "session");
        sessions.living.add("session");
        judgement = new AttemptInvalid(reason);
        assertNull(otp.submit());
        assertEquals(reason, otp.getInvalid());
        assertTrue(sessions.living.contains("session"));
    }

    @Test
    @Tag("R13")
    void aDeadSessionDoesNotLeadInThroughTheOtpScreen() {
        request.cookies.clear();
        request.keep(SiteCookie.SESSION, "ended");
        assertNull(otp.open());
        assertEquals(InvalidReason.UNKNOWN, otp.getInvalid());
    }

    @Test
    @Tag("R21")
    @Tag("R23")
    void theTickLeadsToTheConfirmation() {
        assertFalse(otp.isSkip());
        otp.setSkip(true);
        judgement = new ConfirmSkip("0042");
        assertEquals(UserPage.OTP_SKIP.redirect(), otp.submit());
        assertEquals(List.of("123456 skip"), tried);
        assertNull(request.cookies.get(SiteCookie.SESSION));
    }

    @Test
    @Tag("R27")
    void aWrongCodeKeepsTheTick() {
        otp.setSkip(true);
        judgement = new CodeRefused(new WrongCode(3));
        assertNull(otp.submit());
        assertTrue(otp.isSkip());
    }

    @Test
    void goingBackFromTheConfirmationLeadsThereAgain() {
        status = new ConfirmSkip("0042");
        assertEquals(UserPage.OTP_SKIP.redirect(), otp.open());
    }
}
