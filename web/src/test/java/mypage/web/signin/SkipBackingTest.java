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
import mypage.audit.Client;
import mypage.signin.AttemptResult;
import mypage.signin.AttemptResult.ConfirmSkip;
import mypage.signin.OtpRequired;
import mypage.signin.SignInService;
import mypage.signin.SignedIn;
import mypage.signin.SkipResult;
import mypage.signin.StartOver;
import mypage.signin.StartOver.Reason;
import mypage.trust.IssuedTrust;
import mypage.web.site.BrowserCookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SkipBackingTest {

    private static final IssuedTrust TRUST = new IssuedTrust("handle", "id.2000", Duration.ofDays(90));

    private final FakeVisit visit = new FakeVisit();
    private final SkipBacking skip = new SkipBacking();
    private final List<String> answers = new ArrayList<>();
    private AttemptResult standing = new ConfirmSkip("0042");
    private SkipResult outcome = new SignedIn("session", Optional.of(TRUST));

    @BeforeEach
    void wire() {
        visit.keep(BrowserCookie.ATTEMPT, "0042.token");
        skip.visit = visit;
        skip.entrance = new Entrance();
        skip.entrance.visit = visit;
        skip.entrance.sessions = new FakeSessions();
        skip.signIn = new SignInService() {
            @Override
            public AttemptResult resume(Service service, String attemptToken) {
                return standing;
            }

            @Override
            public SkipResult confirmSkip(Service service, String attemptToken, Client client) {
                answers.add("yes " + attemptToken);
                return outcome;
            }

            @Override
            public SkipResult declineSkip(Service service, String attemptToken, Client client) {
                answers.add("no " + attemptToken);
                return outcome;
            }
        };
        skip.setReference("0042");
    }

    @Test
    @Tag("R23")
    void showsTheConfirmationThatThisBrowserWaitsFor() {
        skip.setReference(null);
        assertNull(skip.open());
        assertEquals("0042", skip.getReference());
    }

    @Test
    void leavesItToTheOtpScreenToTellWhyThereIsNothingToConfirm() {
        standing = new StartOver(Reason.ENDED);
        assertEquals(OtpBacking.PAGE, skip.open());
        standing = new OtpRequired("token", "taro@example.jp", "0042", Instant.EPOCH);
        assertEquals(OtpBacking.PAGE, skip.open());
        visit.cookies.clear();
        assertEquals(OtpBacking.PAGE, skip.open());
    }

    @Test
    @Tag("R24")
    void okSignsInAndKeepsTheSettingInThisBrowser() {
        assertTrue(skip.confirm().startsWith(Entrance.MYPAGE));
        assertEquals(List.of("yes token"), answers);
        assertEquals(List.of(TRUST), visit.keptTrust);
        assertEquals("session", visit.cookies.get(BrowserCookie.SESSION));
    }

    @Test
    void okSaysWhatWasSetBeforeItLeadsBack() {
        visit.keep(BrowserCookie.RETURN, "sessions");
        assertEquals(Entrance.MYPAGE + "&skip=1", skip.confirm());
        assertNull(visit.cookies.get(BrowserCookie.RETURN));
    }

    @Test
    @Tag("R25")
    void theOtherWaySignsInAndKeepsNothing() {
        outcome = new SignedIn("session");
        assertEquals(Entrance.MYPAGE, skip.decline());
        assertEquals(List.of("no token"), answers);
        assertTrue(visit.keptTrust.isEmpty());
    }

    @Test
    void theFormOfAnOlderSignInAnswersNothingForTheNewest() {
        skip.setReference("0041");
        assertEquals(OtpBacking.PAGE, skip.confirm());
        assertTrue(answers.isEmpty());
    }

    @Test
    void withoutASignInThereIsNothingToAnswer() {
        visit.cookies.clear();
        assertEquals(OtpBacking.PAGE, skip.confirm());
        assertTrue(answers.isEmpty());
    }

    @Test
    @Tag("R50")
    void whatWasEndedMeanwhileLeadsToWhereThatIsTold() {
        outcome = new StartOver(Reason.ENDED);
        assertEquals(OtpBacking.PAGE, skip.confirm());
        assertTrue(visit.keptTrust.isEmpty());
        assertNull(visit.cookies.get(BrowserCookie.SESSION));
    }
}
