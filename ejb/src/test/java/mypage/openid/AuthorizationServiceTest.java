package mypage.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.account.Service;
import mypage.announcements.AnnouncementService;
import mypage.announcements.MaintenanceWindow;
import mypage.openid.AuthorizationRequestResult.Unregistered;
import mypage.openid.AuthorizationResult.ReauthenticationRequired;
import mypage.openid.AuthorizationResult.SignInRequired;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AuthorizationServiceTest extends OpenIdFixture {

    @BeforeEach
    void registered() throws Exception {
        register();
    }

    private AuthorizationRequest asked(String... changed) {
        return assertInstanceOf(AuthorizationRequest.class, authorization.read(request(client, changed)));
    }

    private static String error(AuthorizationResult result) {
        return parameter(assertInstanceOf(Answer.class, result), "error").orElseThrow();
    }

    @Test
    void aSignedInUserGoesBackWithACode() {
        var answer = assertInstanceOf(Answer.class, ask(client));
        assertTrue(answer.location().startsWith(REDIRECT + "&code="), answer::location);
        assertEquals(Optional.of("a state"), parameter(answer, "state"));
        assertEquals(Optional.of(ISSUER), parameter(answer, "iss"));
        ask(client);
        assertEquals(List.of("SIGNED_IN", "APPLICATION_ENTERED"), account.audited());
    }

    @Test
    void theDatabaseHoldsNoCode() {
        String code = code(client);
        assertEquals(0L, account.number("select count(*) from openid_code where code_hash = ?1", code.getBytes()));
        assertEquals(
                1L, account.number("select count(*) from openid_code where code_hash = sha256(?1)", code.getBytes()));
    }

    @Test
    void nobodyIsSignedInWithoutASessionOfThisService() {
        assertInstanceOf(SignInRequired.class, authorization.authorize(asked(), Optional.empty(), account.context));
        assertInstanceOf(
                SignInRequired.class, authorization.authorize(asked(), Optional.of("made-up"), account.context));
        assertEquals(Optional.empty(), sessions.proof(Service.EMPLOYER, token));
        sessions.end(token, account.context);
        assertInstanceOf(SignInRequired.class, ask(client));
    }

    @Test
    void withPromptNoneTheApplicationLearnsThatSomethingIsMissing() {
        var silent = asked("prompt=none");
        assertEquals("login_required", error(authorization.authorize(silent, Optional.empty(), account.context)));
        assertInstanceOf(Answer.class, authorization.authorize(silent, Optional.of(token), account.context));
        container.clock.pass(Duration.ofSeconds(61));
        assertEquals("login_required", error(ask(client, "prompt=none", "max_age=60")));
    }

    @Test
    void aReauthenticationSatisfiesWhatASkippedCodeDoesNot() {
        assertInstanceOf(ReauthenticationRequired.class, ask(client, "acr_values=" + Claims.ACR_CODE));
        String renewed = sessions.reauthenticate(user()).orElseThrow();
        assertInstanceOf(
                Answer.class,
                authorization.authorize(asked("acr_values=" + Claims.ACR_CODE), Optional.of(renewed), account.context));
    }

    @Test
    void aRequestThatWaitedOvernightStillGetsThere() {
        String remembered = authorization.remember(request(client, "prompt=login"));
        container.clock.pass(Duration.ofHours(15));
        String signedIn = openAfterCode();
        var pending = authorization.recall(remembered).orElseThrow();
        var request = assertInstanceOf(AuthorizationRequest.class, authorization.read(pending.parameters()));
        assertInstanceOf(
                Answer.class,
                authorization.authorize(request, Optional.of(signedIn), pending.requestedAt(), account.context));
    }

    @Test
    @Tag("C16")
    void nobodyCanMakeUpChangeOrKeepAWaitingRequest() {
        String remembered = authorization.remember(request(client));
        assertTrue(remembered.length() < 4000 && remembered.matches("[\\w-]+"), remembered);
        for (String forged : List.of("", "x", "%%", remembered.substring(1), remembered + "A")) {
            assertEquals(Optional.empty(), authorization.recall(forged), forged);
        }
        container.clock.pass(Duration.ofDays(1));
        assertEquals(Optional.empty(), authorization.recall(remembered));
    }

    @Test
    void theLongestRequestFitsIntoACookie() {
        int room = AuthorizationRequest.LONGEST
                - request(client, "login_hint=x").query().length();
        var longest = request(client, "login_hint=" + "x".repeat(room + 1));
        assertInstanceOf(AuthorizationRequest.class, authorization.read(longest));
        int length = authorization.remember(longest).length();
        assertTrue(length < 1500, () -> "" + length);
        assertInstanceOf(Answer.class, authorization.read(request(client, "login_hint=" + "x".repeat(room + 2))));
    }

    @Test
    void anApplicationThatSendsItsUsersRoundInCirclesIsStopped() {
        for (int i = 0; i < 60; i++) {
            code(client);
        }
        assertEquals("temporarily_unavailable", error(ask(client)));
        container.clock.pass(Duration.ofSeconds(10));
        code(client);
    }

    @Test
    void aDisabledClientIsUnknown() throws Exception {
        command("--disable", client);
        assertInstanceOf(Unregistered.class, authorization.read(request(client)));
        assertInstanceOf(Unregistered.class, authorization.read(request("No\u0000body")));
    }

    @Test
    @Tag("R61")
    void duringMaintenanceApplicationsAreTold() throws Exception {
        authorization.announcements = new AnnouncementService() {
            @Override
            public Optional<MaintenanceWindow> current(Service service) {
                return service == Service.SEEKER ? Optional.of(new MaintenanceWindow() {}) : Optional.empty();
            }
        };
        assertEquals("temporarily_unavailable", error(ask(client)));
    }
}
