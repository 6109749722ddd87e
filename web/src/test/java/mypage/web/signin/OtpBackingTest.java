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
    private final List<String> submitted = new ArrayList<>();
    private AttemptResult status = new OtpRequired(new PendingCode("token", "taro@example.jp", "0042", Instant.EPOCH));
    private SignInCodeResult result;

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
                submitted.add(typedCode + (wantsSkip ? " skip" : ""));
                return result;
            }
        };
        form.setReference("0042");
        form.setCode("123456");
    }

    @Test
    @Tag("R1")
    void theCorrectCodeSignsIn() {
        result = new SignedIn("session");
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
    void aWrongCodeIsKeptAndTheAttemptsLeftAreShown() {
        result = new CodeRefused(new WrongCode(3));
        assertNull(otp.submit());
        assertEquals(Texts.get("otp.wrong", 3), errors.added.get(0).text());
        assertEquals("123456", form.getCode());
        assertEquals("0042", form.getReference());
    }

    @Test
    void aMalformedCodeIsKeptForCorrection() {
        result = new CodeRefused(new MalformedCode());
        assertNull(otp.submit());
        assertEquals(Texts.get("otp.malformed"), errors.added.get(0).text());
        assertEquals("123456", form.getCode());
    }

    @Test
    void theFormOfAnOlderAttemptSubmitsNothingAndShowsTheNewest() {
        form.setReference("0041");
        assertNull(otp.submit());
        assertTrue(submitted.isEmpty());
        assertEquals(Texts.get("otp.other"), errors.added.get(0).text());
        assertEquals("0042", form.getReference());
    }

    @Test
    void anEmptyFieldSubmitsNothing() {
        form.setCode(null);
        assertNull(otp.submit());
        assertTrue(submitted.isEmpty());
        assertEquals(Texts.get("otp.missing"), errors.added.get(0).text());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R10")
    void anInvalidAttemptSaysWhyAndKeepsItsCookie(InvalidReason reason) {
        result = new AttemptInvalid(reason);
        assertNull(otp.submit());
        assertEquals(reason, otp.getInvalid());
        assertTrue(request.cookies.containsKey(SiteCookie.ATTEMPT));
    }

    @Test
    @Tag("R10")
    void openingTheScreenOfAnExpiredAttemptSaysThatItExpired() {
        status = new AttemptInvalid(InvalidReason.EXPIRED);
        assertNull(otp.open());
        assertEquals(InvalidReason.EXPIRED, otp.getInvalid());
    }

    @Test
    @Tag("R6")
    void withoutAnAttemptNothingIsSubmitted() {
        request.cookies.clear();
        assertNull(otp.open());
        assertEquals(InvalidReason.UNKNOWN, otp.getInvalid());
        assertNull(otp.submit());
        assertTrue(submitted.isEmpty());
    }

    @Test
    void aFormPostedWithoutItsButtonShowsThatThereIsNoAttempt() {
        otp.settle();
        assertEquals(InvalidReason.UNKNOWN, otp.getInvalid());
    }

    @Test
    void settlingKeepsAKnownState() {
        otp.open();
        otp.settle();
        assertNull(otp.getInvalid());
    }

    @Test
    void sendingTheFormAgainAfterSigningInLeadsIn() {
        request.cookies.clear();
        request.keep(SiteCookie.SESSION, "session");
        sessions.valid.add("session");
        assertEquals(SignInCompletion.MYPAGE, otp.submit());
    }

    @ParameterizedTest
    @EnumSource(names = {"USED", "UNKNOWN"})
    void aFinishedAttemptOfASignedInUserLeadsIn(InvalidReason reason) {
        request.keep(SiteCookie.SESSION, "session");
        sessions.valid.add("session");
        result = new AttemptInvalid(reason);
        assertEquals(SignInCompletion.MYPAGE, otp.submit());
        assertNull(request.cookies.get(SiteCookie.ATTEMPT));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"USED", "UNKNOWN"})
    @Tag("R56")
    void aSignedInUserWhoSwitchesAccountsIsToldWhyThatFailed(InvalidReason reason) {
        request.keep(SiteCookie.SESSION, "session");
        sessions.valid.add("session");
        result = new AttemptInvalid(reason);
        assertNull(otp.submit());
        assertEquals(reason, otp.getInvalid());
        assertTrue(sessions.valid.contains("session"));
    }

    @Test
    @Tag("R13")
    void anEndedSessionDoesNotLeadIn() {
        request.cookies.clear();
        request.keep(SiteCookie.SESSION, "ended");
        assertNull(otp.open());
        assertEquals(InvalidReason.UNKNOWN, otp.getInvalid());
    }

    @Test
    @Tag("R21")
    @Tag("R23")
    void choosingToSkipLeadsToTheConfirmation() {
        assertFalse(otp.isSkip());
        otp.setSkip(true);
        result = new ConfirmSkip("0042");
        assertEquals(UserPage.OTP_SKIP.redirect(), otp.submit());
        assertEquals(List.of("123456 skip"), submitted);
        assertNull(request.cookies.get(SiteCookie.SESSION));
    }

    @Test
    @Tag("R27")
    void aWrongCodeKeepsTheChoiceToSkip() {
        otp.setSkip(true);
        result = new CodeRefused(new WrongCode(3));
        assertNull(otp.submit());
        assertTrue(otp.isSkip());
    }

    @Test
    void goingBackFromTheConfirmationReturnsToIt() {
        status = new ConfirmSkip("0042");
        assertEquals(UserPage.OTP_SKIP.redirect(), otp.open());
    }
}
