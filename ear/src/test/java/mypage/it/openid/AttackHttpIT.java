package mypage.it.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.Prompt;
import java.util.List;
import mypage.it.TestBed;
import mypage.it.reauthentication.ReauthenticationVisitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an attacker tries with the answers that browsers carry. Rules have tests without a server. */
@ArquillianTest
@RunAsClient
@Tag("C16")
class AttackHttpIT extends ReauthenticationVisitor {

    private Application app;

    @BeforeEach
    void register() throws Exception {
        app = Application.withSecret(TestBed.url(), TestBed.environment(TestBed.url(), TestBed.database()));
        signIn();
    }

    /** So an application that knows several providers does not take the code of one to another (RFC 9207). */
    @Test
    void everyAnswerSaysWhoAnswers() throws Exception {
        for (String path : List.of(
                app.path(asked -> asked),
                app.path(asked -> asked).replace("S256", "plain"),
                app.path(asked -> asked.prompt(new Prompt(Prompt.Type.NONE)).maxAge(0)))) {
            here.get(path);
            var answer = AuthenticationResponseParser.parse(Application.leave(here));
            assertEquals(app.issuer(), answer.getIssuer().getValue(), path);
        }
        assertTrue(app.provider.supportsAuthorizationResponseIssuerParam());
    }

    /** The attacker brings a code of their own session, or one that they stole, into the browser of another user. */
    @Test
    void aStolenCodeIsWorthNothingInAnotherBrowser() throws Exception {
        here.get(app.path(asked -> asked.codeChallenge(new CodeVerifier(), CodeChallengeMethod.S256)));
        var code = app.success(Application.leave(here)).getAuthorizationCode();
        var answer = app.exchange(code, app.proof());
        assertEquals(400, answer.getStatusCode());
        assertTrue(answer.getBody().contains("invalid_grant"), answer::getBody);
    }

    @Test
    void withoutStateTheAnswerHasNone() throws Exception {
        here.get(app.path(asked -> asked.state(null).nonce(null)));
        var answer = AuthenticationResponseParser.parse(Application.leave(here)).toSuccessResponse();
        assertEquals(null, answer.getState());
        var given = OIDCTokenResponse.parse(app.exchange(answer.getAuthorizationCode(), app.proof()));
        assertFalse(
                given.getOIDCTokens().getIDToken().getJWTClaimsSet().getClaims().containsKey("nonce"));
    }

    /** Whatever is in an address is in logs, and a link of another site must not cause it. */
    @Test
    void endpointsForServersTakePostsAlone() throws Exception {
        for (String path : List.of("/openid/token", "/openid/par")) {
            assertEquals(405, here.get(path).status(), path);
        }
    }
}
