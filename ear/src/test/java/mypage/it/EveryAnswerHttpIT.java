package mypage.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every address, asked in every way: what may not be missing from any answer, and what none may do or tell. */
@ArquillianTest
@RunAsClient
class EveryAnswerHttpIT {

    /** Open to who is not signed in; a new page is not until it is named here. */
    private static final Set<String> OPEN =
            Set.of("login", "login-pass", "login-pass-code", "otp", "otp-skip", "logout", "not-me", "password-reset");

    private static final List<String> BESIDE_THE_PAGES = List.of(
            "/",
            "/seeker",
            "/seeker/",
            "/nowhere",
            "/seeker/nowhere",
            "/error",
            "/login.xhtml",
            "/assets",
            "/assets/",
            "/assets/mypage.css",
            "/assets/nothing.css",
            "/WEB-INF",
            "/WEB-INF/",
            "/WEB-INF/web.xml",
            "/WEB-INF;x/web.xml",
            "/META-INF",
            "/META-INF/MANIFEST.MF",
            "/jakarta.faces.resource/faces.js.xhtml?ln=jakarta.faces",
            "/health",
            "/health/ready",
            "/metrics",
            "/openapi",
            "/application.wadl",
            "/j_security_check");

    /** A way of asking, and the statuses that answer it. */
    private enum Way {
        GET("GET", Set.of(200, 302, 404, 405)),
        HEAD("HEAD", Set.of(200, 302, 404, 405)),
        OWN_POST("POST", Set.of(200, 302, 404), "Content-Length: 0", "Sec-Fetch-Site: same-origin"),
        CROSS_SITE_POST("POST", Set.of(403), "Content-Length: 0", "Sec-Fetch-Site: cross-site"),
        SAME_SITE_POST("POST", Set.of(403), "Content-Length: 0", "Sec-Fetch-Site: same-site"),
        FOREIGN_POST("POST", Set.of(403), "Content-Length: 0", "Origin: https://evil.example"),
        FORGED_HOST_POST("POST", Set.of(403), "Content-Length: 0", "Origin: http://evil.example"),
        CHUNKED_POST("POST", Set.of(411), "Transfer-Encoding: chunked"),
        LARGE_POST("POST", Set.of(413), "Content-Length: 70000"),
        AJAX("POST", Set.of(400), "Content-Length: 0", "Faces-Request: partial/ajax"),
        OPTIONS("OPTIONS", Set.of(405)),
        PUT("PUT", Set.of(405)),
        DELETE("DELETE", Set.of(405)),
        OTHER("PROPFIND", Set.of(405));

        final String method;
        final Set<Integer> statuses;
        final String[] headers;

        Way(String method, Set<Integer> statuses, String... headers) {
            this.method = method;
            this.statuses = statuses;
            this.headers = headers;
        }

        private String body() {
            return switch (this) {
                case CHUNKED_POST -> "0\r\n\r\n";
                case LARGE_POST -> "a".repeat(70_000);
                default -> "";
            };
        }

        RawHttp ask(String path) throws IOException {
            var host = this == FORGED_HOST_POST ? "evil.example" : TestBed.url().getAuthority();
            var request = new String(RawHttp.requestTo(host, method + " " + path, headers), ISO_8859_1);
            return RawHttp.send(TestBed.url(), (request + body()).getBytes(ISO_8859_1));
        }
    }

    private static List<String> pages() {
        var files = new File("../web/src/main/webapp").list((folder, name) -> name.endsWith(".xhtml"));
        return Stream.concat(Stream.of(files).map(name -> name.replace(".xhtml", "")), Stream.of("logout"))
                .toList();
    }

    private static List<String> addresses() {
        List<String> addresses = new ArrayList<>(BESIDE_THE_PAGES);
        Stream.of(Site.values()).forEach(site -> pages().forEach(page -> addresses.add(site.path + "/" + page)));
        return addresses;
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C14")
    @Tag("C15")
    @Tag("C16")
    @Tag("C24")
    @Tag("C25")
    void isGuardedAndTellsNothingOfTheServer(Way way) {
        assertAll(addresses().stream().map(address -> () -> assertGuarded(way, address)));
    }

    private static void assertGuarded(Way way, String address) throws IOException {
        var answer = way.ask(address);
        var what = way + " " + address + "\n" + answer;
        // The container hides these folders whatever is asked of them.
        boolean hidden = address.matches("/(WEB|META)-INF.*") && answer.status() == 404;
        assertTrue(hidden || way.statuses.contains(answer.status()), what);
        var policy = answer.header("Content-Security-Policy");
        assertTrue(policy.contains("default-src 'none'") && policy.contains("base-uri 'none'"), what);
        assertTrue(policy.contains("frame-ancestors 'none'") && policy.contains("form-action 'self'"), what);
        assertFalse(policy.contains("unsafe"), what);
        assertEquals("nosniff", answer.header("X-Content-Type-Options"), what);
        assertEquals("same-origin", answer.header("Referrer-Policy"), what);
        assertEquals("same-origin", answer.header("Cross-Origin-Opener-Policy"), what);
        assertEquals("same-origin", answer.header("Cross-Origin-Resource-Policy"), what);
        assertEquals("no-store", answer.header("Cache-Control"), what);
        answer.headers("Set-Cookie").forEach(cookie -> assertTrue(isGuarded(cookie), what));
        answer.headers("Location").forEach(location -> assertTrue(location.matches("/[a-z].*"), what));
        assertFalse(answer.tellsOfTheServer(), what);
    }

    private static boolean isGuarded(String cookie) {
        return cookie.startsWith("__Host-")
                && Stream.of("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=")
                        .allMatch(cookie::contains);
    }

    @Test
    @Tag("C15")
    void mayBeKeptOnlyWhereItIsAnAssetAskedForByItsContent() throws Exception {
        var page = TestBed.visitor().get("/").body();
        var asset = page.replaceAll("(?s).*\"(/assets/mypage.css\\?[^\"]+)\".*", "$1");

        assertTrue(Way.GET.ask(asset).header("Cache-Control").contains("immutable"), asset);
    }

    /** The container's own answers: no page, no script, so nothing that a header would protect. */
    @ParameterizedTest
    @CsvSource({"TRACE /, 405", "GET /%00, 400", "GET /../x, 400", "GET /a%c0%af, 400", "GET /%, 200"})
    @Tag("C24")
    void isEmptyWhereTheContainerGivesIt(String line, int status) throws Exception {
        var answer = RawHttp.send(TestBed.url(), RawHttp.request(line));

        assertEquals(status, answer.status());
        assertEquals("", answer.body());
        assertFalse(answer.tellsOfTheServer(), answer.toString());
    }

    @Test
    @Tag("C24")
    @Tag("T5")
    void isEmptyForARequestWithTooLargeAHead() throws Exception {
        var answer = RawHttp.send(TestBed.url(), RawHttp.request("GET /", "Cookie: " + "a".repeat(20_000)));

        assertEquals(400, answer.status());
        assertEquals("", answer.body());
    }

    @Test
    @Tag("C18")
    void leadsEverybodyToTheSignInWhoHasNotDoneTheStepBefore() {
        assertAll(pages().stream()
                .filter(page -> !OPEN.contains(page))
                .flatMap(page -> Stream.of(Site.values()).map(site -> () -> {
                    var answer = Way.GET.ask(site.path + "/" + page);
                    assertTrue(
                            answer.status() == 404 || answer.header("Location").equals(site.login()), page + answer);
                })));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//seeker//mypage",
                "/seeker/mypage/",
                "/seeker/mypage;jsessionid=1",
                "/seeker;x=1/mypage",
                "/;x/seeker/mypage",
                "/seeker/%6dypage",
                "/seeker%2fmypage",
                "/seeker/./mypage",
                "/seeker/x/../mypage",
                "/seeker/..;/seeker/mypage",
                "/x/..;/mypage.xhtml",
                "/mypage.xhtml",
                "/mypage.xhtml;x",
                "/mypage%2exhtml",
                "/mypage.xhtml/x.css",
                "/seeker/mypage%20",
                "/SEEKER/MYPAGE",
                "/seeker/login/..;/mypage",
                "/seeker/login;/../mypage"
            })
    @Tag("C18")
    void opensNoPageBehindTheSignInByAnotherSpelling(String path) throws Exception {
        var answer = Way.GET.ask(path);

        assertTrue(Set.of(302, 404).contains(answer.status()) || !answer.body().contains(HttpVisitor.LOG_OUT), path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/seeker", "/seeker/mypage", "/seeker/otp-skip", "/seeker/login", "/nowhere", "/"})
    @Tag("C17")
    @Tag("T11")
    void repeatsNoHostThatTheRequestClaims(String path) throws Exception {
        var answer = RawHttp.send(
                TestBed.url(),
                RawHttp.requestTo(
                        "evil.example:99",
                        "GET " + path,
                        "X-Forwarded-Host: evil.example",
                        "X-Forwarded-Proto: https",
                        "Forwarded: host=evil.example"));

        assertFalse(answer.toString().contains("evil"), answer.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "a b", "<evil>", "a:b", "%00"})
    @Tag("C27")
    void isARefusalWhereTheHostIsNone(String host) throws Exception {
        assertEquals(
                400,
                RawHttp.send(TestBed.url(), RawHttp.requestTo(host, "GET /seeker/login"))
                        .status());
    }

    @Test
    @Tag("C27")
    void isARefusalWhereTheAddressHoldsNoText() throws Exception {
        assertEquals(400, Way.GET.ask("/seeker/login?email=\u00ff\u00fe").status());
    }

    @Test
    @Tag("C18")
    void isThePageAgainWhereAFormLeavesItsFieldsOut() throws Exception {
        var form = "login=login&submit=x&jakarta.faces.ViewState=stateless";
        var head = new String(
                RawHttp.request(
                        "POST /seeker/login",
                        "Cookie: __Host-cookies=1",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: " + form.length()),
                US_ASCII);

        var answer = RawHttp.send(TestBed.url(), (head + form).getBytes(US_ASCII));

        assertEquals(200, answer.status());
        assertTrue(answer.body().contains("aria-invalid=\"true\""), answer.body());
    }

    /** A link on any site can make a signed-in browser send a GET. */
    @Test
    @Tag("C16")
    void takesNoFormFromTheAddressOfAGet() throws Exception {
        var account = TestAccount.create(Site.SEEKER);
        var form = "/seeker/login?login=login&email=" + account.email()
                + "&password=x&submit=x&jakarta.faces.ViewState=stateless";

        assertEquals(400, Way.GET.ask(form).status());
        assertEquals(0, Sql.number("select count(*) from audit_event where account_id = ?", account.id()));
    }
}
