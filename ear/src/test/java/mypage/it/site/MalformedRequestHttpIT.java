package mypage.it.site;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import mypage.it.AccountFixture;
import mypage.it.RawAnswers;
import mypage.it.RawHttp;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed and forged requests, which browsers do not send. */
@ArquillianTest
@RunAsClient
class MalformedRequestHttpIT extends RawAnswers {

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
                "/x/..;/profile/mypage.xhtml",
                "/profile/mypage.xhtml",
                "/profile/mypage.xhtml;x",
                "/profile/mypage%2exhtml",
                "/profile/mypage.xhtml/x.css",
                "/seeker/mypage%20",
                "/SEEKER/MYPAGE",
                "/seeker/login/..;/mypage",
                "/seeker/login;/../mypage"
            })
    @Tag("C18")
    void noOtherSpellingOfAnAddressOpensAProtectedPage(String path) throws Exception {
        var answer = RequestKind.GET.send(path);

        boolean isTop = answer.status() == 200 && answer.body().contains("<h1>マイページへのログイン</h1>");
        assertTrue(isTop || Set.of(301, 302, 400, 404).contains(answer.status()), path + answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/seeker", "/seeker/mypage", "/seeker/otp-skip", "/seeker/login", "/nowhere", "/"})
    @Tag("C17")
    @Tag("T11")
    void aForgedHostIsNotInTheResponse(String path) throws Exception {
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

    /** A cookie of another system of the same domain, in UTF-8 and in Shift_JIS. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00e6\u00b1\u0082\u00e4\u00ba\u00ba", "\u008b\u0081\u0090l", "\u00ff\u0080"})
    @Tag("C27")
    void headersMayHoldAnyText(String text) throws Exception {
        var id = "AAAAAAAAAAAAAAAAAAAAAA";
        for (var cookies :
                List.of("__utmz=" + text + "; __Host-browser=" + id, "__Host-browser=" + id + "; x=" + text)) {
            var answer = RawHttp.send(
                    TestBed.url(), RawHttp.request("GET /seeker/login", "User-Agent: " + text, "Cookie: " + cookies));
            assertEquals(200, answer.status());
            assertEquals(List.of(), answer.headers("Set-Cookie"), "our own cookie was not read");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\1", "\b", "\f", "\r", "\33", "\37", "\177"})
    @Tag("C18")
    void controlCharactersInHeadersAreRejected(String control) throws Exception {
        for (var name : List.of("X-Any", "Cookie", "User-Agent", "Referer", "X-Forwarded-For")) {
            var request = RawHttp.request("GET /seeker/login", name + ": a=b" + control + "cd");
            assertEquals(400, RawHttp.send(TestBed.url(), request).status(), name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "a b", "<evil>", "a:b", "%00"})
    @Tag("C27")
    void aMalformedHostIsRejected(String host) throws Exception {
        assertEquals(
                400,
                RawHttp.send(TestBed.url(), RawHttp.requestTo(host, "GET /seeker/login"))
                        .status());
    }

    @Test
    @Tag("C27")
    void anUndecodableUrlIsRejected() throws Exception {
        assertEquals(
                400, RequestKind.GET.send("/seeker/login?email=\u00ff\u00fe").status());
    }

    @Test
    @Tag("C18")
    void aFormWithoutItsFieldsIsShownAgain() throws Exception {
        var form = "login=login&submit=x&jakarta.faces.ViewState=stateless";
        var head = new String(
                RawHttp.request(
                        "POST /seeker/login",
                        "Sec-Fetch-Site: same-origin",
                        "Cookie: __Host-browser=AAAAAAAAAAAAAAAAAAAAAA",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: " + form.length()),
                US_ASCII);

        var answer = RawHttp.send(TestBed.url(), (head + form).getBytes(US_ASCII));

        assertEquals(200, answer.status());
        assertTrue(answer.body().contains("aria-invalid=\"true\""), answer.body());
    }

    /** Otherwise anyone could fill the disk: each part of a multipart request is stored as a file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/seeker/login",
                "/signin/login.xhtml",
                "/admin/login",
                "/admin/home.xhtml",
                "/admin/import-new.xhtml",
                "/admin/imports/import-new.xhtml",
                "/nowhere.xhtml"
            })
    @Tag("C28")
    void multipartRequestsAreRejectedWherePagesExpectNone(String path) throws Exception {
        var body = "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n\r\na\r\n--x--\r\n";
        for (var type : List.of("multipart/form-data", " Multipart/Form-Data", "multipart/mixed")) {
            var head = new String(
                    RawHttp.request(
                            "POST " + path,
                            "Sec-Fetch-Site: same-origin",
                            "Content-Type: " + type + "; boundary=x",
                            "Content-Length: " + body.length()),
                    US_ASCII);

            assertEquals(
                    400,
                    RawHttp.send(TestBed.url(), (head + body).getBytes(US_ASCII))
                            .status(),
                    type);
        }
    }

    /** A link on any site can make a signed-in browser send a GET request. */
    @Test
    @Tag("C16")
    void aFormInTheUrlOfAGetIsRejected() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var form = "/seeker/login?login=login&email=" + account.email()
                + "&password=x&submit=x&jakarta.faces.ViewState=stateless";

        assertEquals(400, RequestKind.GET.send(form).status());
        assertEquals(0, Sql.number("select count(*) from audit_event where account_id = ?", account.id()));
    }

    /** Faces would fail on some of them, and log pages of text each time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.faces.RenderKitId",
                "jakarta.faces.ViewState",
                "jakarta.faces.ClientWindow",
                "jakarta.faces.partial.ajax",
                "jakarta.faces.Token",
                "javax.faces.RenderKitId",
                "jfwid"
            })
    @Tag("C18")
    @Tag("C27")
    void aParameterOfFacesThatNoFormSendsIsRejectedWithoutALogOfTheFailure(String name) throws Exception {
        int before = TestBed.serverLog().length();

        assertEquals(400, RequestKind.GET.send("/seeker/login?" + name + "=x").status());
        assertEquals(400, RequestKind.GET.send("/admin/login?" + name + "=x").status());
        assertEquals(400, post("/seeker/login?" + name + "=x", "login=login"));
        assertEquals(400, post("/seeker/login", "login=login&" + name + "=x"));
        assertEquals(
                400, post("/seeker/login", "login=login&jakarta.faces.ViewState=stateless&" + name + "=stateless"));

        var log = TestBed.serverLog();
        assertFalse(log.substring(Math.min(before, log.length())).contains("at com.sun.faces"), "a stack trace");
    }

    private static int post(String path, String form) throws Exception {
        var head = new String(
                RawHttp.request(
                        "POST " + path,
                        "Sec-Fetch-Site: same-origin",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: " + form.length()),
                US_ASCII);
        return RawHttp.send(TestBed.url(), (head + form).getBytes(US_ASCII)).status();
    }
}
