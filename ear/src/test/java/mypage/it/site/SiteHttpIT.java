package mypage.it.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all addresses and all sessions. */
@ArquillianTest
@RunAsClient
class SiteHttpIT {

    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"([^\"#?]+)");
    private static final Pattern FIELD =
            Pattern.compile("<input\\b(?![^>]*type=\"(?:hidden|submit)\")[^>]*\\bname=\"([^\"]+)");

    private final HttpVisitor visitor = TestBed.visitor();

    @Test
    @Tag("R15")
    void noPublicPageHasAFieldForANewAddress() throws Exception {
        Map<URI, List<String>> fields = new LinkedHashMap<>();
        Queue<URI> unseen = new ArrayDeque<>(List.of(TestBed.url()));
        while (!unseen.isEmpty()) {
            URI page = unseen.remove();
            visitor.get(page.toString()).follow();
            fields.put(page, found(FIELD));
            found(LINK).stream()
                    .map(page::resolve)
                    .filter(link -> link.getAuthority().equals(TestBed.url().getAuthority()))
                    .filter(link -> !fields.containsKey(link) && !unseen.contains(link))
                    .forEach(unseen::add);
        }

        assertTrue(fields.size() >= 4, fields.keySet().toString());
        assertEquals(
                new TreeSet<>(List.of("email", "password")),
                new TreeSet<>(fields.values().stream().flatMap(List::stream).toList()));
    }

    private List<String> found(Pattern pattern) {
        return pattern.matcher(visitor.body())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/seeker", "/seeker/"})
    void theAddressOfAServiceLeadsToItsSignIn(String address) throws Exception {
        assertTrue(visitor.get(address).follow().isAt(Site.SEEKER.login()));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R16")
    void theSignInPageRefersUsersWithoutTheAddressToTheEmploymentOffice(Site site) throws Exception {
        assertTrue(visitor.get(site.login()).text().contains("ハローワークにご相談ください。"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/seeker/login", "/seeker/mypage", "/nowhere", "/signin/login.xhtml", "/WEB-INF/web.xml"})
    @Tag("C15")
    @Tag("C24")
    void responsesHaveSecurityHeadersAndDoNotRevealTheServer(String path) throws Exception {
        var headers = visitor.get(path).answer().headers();

        String policy = headers.firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), policy);
        assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""));
        assertEquals("same-origin", headers.firstValue("Referrer-Policy").orElse(""));
        assertEquals("no-store", headers.firstValue("Cache-Control").orElse(""));
        assertTrue(headers.firstValue("Server").isEmpty()
                && headers.firstValue("X-Powered-By").isEmpty());
        assertFalse(visitor.body().contains("Payara"), visitor.body());
    }

    @ParameterizedTest
    @CsvSource({"TRACE, 405", "PUT, 405", "DELETE, 405"})
    @Tag("C24")
    void unusedMethodsAreRejected(String method, int status) throws Exception {
        var request = HttpRequest.newBuilder(TestBed.url().resolve(Site.SEEKER.login()))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();

        assertEquals(status, visitor.send(request).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/health", "/health/ready", "/health/live", "/openapi"})
    @Tag("C24")
    void operationalEndpointsAreNotPublic(String path) throws Exception {
        assertEquals(4, visitor.get(path).status() / 100);
    }

    @ParameterizedTest
    @CsvSource({"last_used_at, now() - interval '31 minutes'", "expires_at, now()"})
    @Tag("C11")
    void anInactiveOrOldSessionEnds(String column, String value) throws Exception {
        var account = signIn();
        assertTrue(visitor.get(Site.SEEKER.mypage()).isAt(Site.SEEKER.mypage()));

        Sql.update("update user_session set " + column + " = " + value + " where account_id = ?", account.id());

        assertTrue(visitor.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
    }

    @Test
    @Tag("C13")
    void signingOutInvalidatesCopiesOfTheCookie() throws Exception {
        signIn();
        var copy = visitor.twin();

        visitor.submit(visitor.form(HttpVisitor.LOG_OUT)).follow();

        assertTrue(copy.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()));
    }

    /** A Well-Known URL for Changing Passwords (W3C). */
    @Test
    void passwordManagersFindThePageThatChangesThePassword() throws Exception {
        visitor.get("/.well-known/change-password");
        assertEquals("/", visitor.answer().headers().firstValue("Location").orElse(""));
        assertEquals(404, TestBed.visitor().get("/.well-known/nothing").status());
        signIn();
        visitor.get("/.well-known/change-password");
        assertEquals(
                "/seeker/password",
                visitor.answer().headers().firstValue("Location").orElse(""));
    }

    @Test
    @Tag("C18")
    void noStepCanBeSkipped() throws Exception {
        for (Site site : Site.values()) {
            assertFalse(visitor.get(site.otp()).body().contains("one-time-code"));
            assertTrue(visitor.get(site.mypage()).follow().isAt(site.login()));
            assertTrue(visitor.get(site.path + "/settings").follow().isAt(site.login()));
        }
    }

    private AccountFixture signIn() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        visitor.submitPassword(account)
                .submitCode(TestBed.mailbox().first(account.email()).code());
        return account;
    }
}
