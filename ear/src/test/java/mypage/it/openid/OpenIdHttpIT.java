package mypage.it.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationResponse;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import mypage.it.inside.Race;
import mypage.it.reauthentication.ReauthenticationVisitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How an application signs its users in here, over HTTP. The rules have tests without a server. */
@ArquillianTest
@RunAsClient
class OpenIdHttpIT extends ReauthenticationVisitor {

    private Application app;

    @BeforeEach
    void register() throws Exception {
        app = Application.withSecret(TestBed.url(), environment());
    }

    private static Map<String, String> environment() throws Exception {
        return TestBed.environment(TestBed.url(), TestBed.database());
    }

    @Test
    void aUserSignsInForAnApplicationAndGoesThereAndBack() throws Exception {
        here.get(app.path(asked -> asked.loginHint(account.email()))).follow();
        assertTrue(
                here.isAt(Site.SEEKER.login()) && here.body().contains("value=\"" + account.email() + "\""),
                here::text);
        signInFromHere();
        assertTrue(here.isAt("/seeker/application") && here.text().contains("「求職活動の記録」に移動します"), here::text);

        var given = app.tokens(app.success(Application.leave(here)).getAuthorizationCode());
        var claims = app.claims(given);
        assertEquals("[pwd, otp]", claims.getAMR().toString());
        assertEquals("urn:mypage:acr:password-otp", claims.getACR().getValue());
        var user = app.userInfo(given).toSuccessResponse().getUserInfo();
        assertEquals(account.email(), user.getEmailAddress());
        assertEquals(claims.getSubject(), user.getSubject());

        var again = app.claims(app.tokens(app.code(here)));
        assertEquals(claims.getSubject(), again.getSubject());
        assertEquals(claims.getClaim("sid"), again.getClaim("sid"));

        here.get(app.logout(given));
        assertEquals(
                Application.BYE + "?state=" + app.state, Application.leave(here).toString());
        assertEquals(
                "invalid_token",
                app.userInfo(given).toErrorResponse().getErrorObject().getCode());
        assertFalse(here.cookies().containsKey(SESSION_COOKIE));
        assertTrue(app.provider.supportsBackChannelLogoutSession());
        assertEquals(claims.getClaim("sid"), app.loggedOut().getSessionID().getValue());
        here.get(app.path(asked -> asked.prompt(new Prompt(Prompt.Type.NONE))));
        assertEquals("login_required", Application.error(Application.leave(here)));
    }

    private void signInFromHere() throws Exception {
        here.submit(here.form(HttpVisitor.LOG_IN)
                        .type(HttpVisitor.ID, account.email())
                        .type(HttpVisitor.PASSWORD, account.password()))
                .follow();
        here.submitCode(mailbox.first(account.email()).code());
    }

    @Test
    @Tag("C17")
    void anApplicationPushesItsRequest() throws Exception {
        signIn();
        var pushed = PushedAuthorizationResponse.parse(new PushedAuthorizationRequest(
                                app.provider.getPushedAuthorizationRequestEndpointURI(),
                                app.proof(),
                                app.request().build())
                        .toHTTPRequest()
                        .send())
                .toSuccessResponse();
        here.get("/openid/authorize?client_id=" + app.client.id() + "&request_uri="
                + URLEncoder.encode(pushed.getRequestURI().toString(), StandardCharsets.UTF_8));
        app.claims(app.tokens(app.success(Application.leave(here)).getAuthorizationCode()));
    }

    @Test
    void promptLoginAsksASignedInUserForBothFactorsAgain() throws Exception {
        signIn();
        long before =
                app.claims(app.tokens(app.code(here))).getAuthenticationTime().getTime();
        here.get(app.path(asked -> asked.prompt(new Prompt(Prompt.Type.LOGIN)))).follow();
        assertTrue(here.isAt(REAUTHENTICATE), here::text);
        here.submit(here.form("次へ").type("いまのパスワード", account.password())).follow();
        here.submitCode(mailbox.nth(2, account.email()).code());
        var claims = app.claims(app.tokens(app.success(Application.leave(here)).getAuthorizationCode()));
        assertTrue(claims.getAuthenticationTime().getTime() > before, claims::toString);
    }

    @Test
    @Tag("C10")
    void aClientThatSignsAssertionsGetsTokensWithEachOnce() throws Exception {
        app = Application.withKey(TestBed.url(), environment());
        signIn();
        var assertion = app.proof();
        app.claims(OIDCTokenResponse.parse(app.exchange(app.code(here), assertion)));
        assertEquals(401, app.exchange(app.code(here), assertion).getStatusCode());
    }

    @Test
    @Tag("C10")
    void ofFiftyExchangesOfOneCodeOneSucceedsAndItsTokenIsEnded() throws Exception {
        signIn();
        var code = app.code(here);
        var answers = Race.of(50, () -> app.exchange(code, app.proof()));
        var given =
                answers.stream().filter(answer -> answer.getStatusCode() == 200).toList();
        assertEquals(1, given.size());
        assertTrue(answers.stream()
                .filter(answer -> answer.getStatusCode() != 200)
                .allMatch(answer -> answer.getBody().contains("invalid_grant")));
        assertFalse(app.userInfo(OIDCTokenResponse.parse(given.get(0))).indicatesSuccess());
    }

    @Test
    @Tag("C17")
    void whoSendsSomethingUnregisteredGetsAPageAndNoRedirect() throws Exception {
        var good = app.path(asked -> asked);
        for (String wrong : List.of(
                good.replace("app.example.jp", "evil.example"),
                good.replace(app.client.id(), "nobody"),
                good + "&redirect_uri=https%3A%2F%2Fevil.example%2F",
                app.issuer() + "/openid/authorize")) {
            here.get(wrong);
            assertEquals(400, here.status());
            assertTrue(here.text().contains("このアプリケーションからはログインできません"), here::text);
            assertFalse(here.body().contains("evil.example"), here::body);
        }
        here.get(good.replace("S256", "plain"));
        assertEquals("invalid_request", Application.error(Application.leave(here)));
    }

    @Test
    @Tag("C16")
    void applicationsPostFromAnywhereAndOnlyWhatIsForThem() throws Exception {
        signIn();
        var authorize = app.path(asked -> asked);
        var post = post("/openid/authorize", authorize.substring(authorize.indexOf('?') + 1));
        assertEquals(303, post.statusCode());
        here.get(post.headers().firstValue("Location").orElseThrow());
        app.success(Application.leave(here));
        assertEquals(401, post("/openid/token", "grant_type=authorization_code").statusCode());
        assertEquals(401, post("/openid/userinfo", "").statusCode());
        assertEquals(303, post("/openid/end-session", "").statusCode());
        for (String path : List.of("/openid/jwks", "/seeker/logout", "/openid/token/", "/seeker/application")) {
            assertEquals(403, post(path, "").statusCode(), path);
        }
    }

    /** From a page of another site, with the cookies that a browser would send if it sent all. */
    private HttpResponse<String> post(String path, String form) throws Exception {
        var cookies = here.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .reduce((one, next) -> one + "; " + next)
                .orElse("");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(app.issuer() + path))
                                .header("Sec-Fetch-Site", "cross-site")
                                .header("Origin", "https://app.example.jp")
                                .header("Cookie", cookies)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @Tag("C16")
    void anotherBrowserIsNeitherSignedInNorSignedOut() throws Exception {
        signIn();
        var given = app.tokens(app.code(here));
        there.submitPassword(account).submitCode(mailbox.nth(2, account.email()).code());
        there.get(app.logout(given));
        assertEquals(400, there.status());
        assertTrue(there.text().contains("ログアウトできませんでした"), there::text);
        assertTrue(app.userInfo(given).indicatesSuccess());
        there.get(Site.SEEKER.mypage());
        assertTrue(there.isAt(Site.SEEKER.mypage()), there::text);

        var stranger = TestBed.visitor();
        stranger.get(app.path(asked -> asked)).follow();
        assertTrue(stranger.isAt(Site.SEEKER.login()), stranger::text);
        var forged = new BearerAccessToken("made-up");
        assertEquals(
                401,
                new UserInfoRequest(app.provider.getUserInfoEndpointURI(), forged)
                        .toHTTPRequest()
                        .send()
                        .getStatusCode());
    }

    @Test
    @Tag("C13")
    void aWaitingRequestEndsWithASignOutAndIsNoWayBackLater() throws Exception {
        here.get(app.path(asked -> asked)).follow();
        signInFromHere();
        Application.leave(here);
        assertFalse(here.cookies().containsKey("__Host-seeker-application"));
        here.get("/seeker/application").follow();
        assertTrue(here.isAt(Site.SEEKER.mypage()), here::text);
        assertEquals(
                1,
                Sql.number(
                        "select count(*) from audit_event where account_id = ? and kind = 'APPLICATION_ENTERED'",
                        account.id()));
        assertEquals(
                0,
                Stream.of(TestBed.serverLog().split("\n"))
                        .filter(line -> line.contains("code_challenge") || line.contains(app.client.secret()))
                        .count());
    }
}
