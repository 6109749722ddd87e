package mypage.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All addresses of the application and all kinds of requests to them, sent over raw sockets. */
public abstract class RawAnswers {

    /** The pages that need no sign-in; any page not named here needs one. */
    public static final Set<String> PUBLIC_PAGES = Set.of(
            "login",
            "notice",
            "login-pass",
            "login-pass-code",
            "forgot",
            "link-sent",
            "register-again",
            "register",
            "open-account",
            "open-account-sent",
            "otp",
            "otp-skip",
            "logout",
            "not-me",
            "address-stop",
            "address-prove",
            "address-lost",
            "password-reset",
            "reopen",
            "closed",
            "faq",
            "terms",
            "contact",
            "accessibility");

    private static final List<String> OTHER_PATHS = List.of(
            "/",
            "/seeker",
            "/seeker/",
            "/nowhere",
            "/seeker/nowhere",
            "/admin",
            "/admin/",
            "/admin/nowhere",
            "/admin/logout",
            "/admin/home.xhtml",
            "/admin/dashboard/home.xhtml",
            "/admin/users",
            "/admin/users/",
            "/admin/users/account",
            "/admin/users/account-action.xhtml",
            "/admin/mails/",
            "/error",
            "/openid",
            "/signin",
            "/signin/",
            "/signin/login",
            "/signin/login.xhtml",
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
            "/jakarta.faces.resource/faces.js.xhtml",
            "/health",
            "/health/ready",
            "/metrics",
            "/openapi",
            "/application.wadl",
            "/j_security_check");

    /** A kind of request, and the statuses that may answer it. */
    public enum RequestKind {
        GET("GET", Set.of(200, 302, 404, 405)),
        HEAD("HEAD", Set.of(200, 302, 404, 405)),
        OWN_POST("POST", Set.of(200, 302, 404), "Content-Length: 0", "Sec-Fetch-Site: same-origin"),
        CROSS_SITE_POST("POST", Set.of(403), "Content-Length: 0", "Sec-Fetch-Site: cross-site"),
        SAME_SITE_POST("POST", Set.of(403), "Content-Length: 0", "Sec-Fetch-Site: same-site"),
        FOREIGN_POST("POST", Set.of(403), "Content-Length: 0", "Origin: https://evil.example"),
        FORGED_HOST_POST("POST", Set.of(403), "Content-Length: 0", "Origin: http://evil.example"),
        CHUNKED_POST("POST", Set.of(411), "Transfer-Encoding: chunked", "Sec-Fetch-Site: same-origin"),
        LARGE_POST("POST", Set.of(413), "Content-Length: 70000", "Sec-Fetch-Site: same-origin"),
        AJAX("POST", Set.of(400), "Content-Length: 0", "Faces-Request: partial/ajax", "Sec-Fetch-Site: same-origin"),
        POST_FROM_NOWHERE("POST", Set.of(403), "Content-Length: 0"),
        OPTIONS("OPTIONS", Set.of(405)),
        PUT("PUT", Set.of(405)),
        DELETE("DELETE", Set.of(405)),
        OTHER("PROPFIND", Set.of(405));

        final String method;
        final Set<Integer> statuses;
        final String[] headers;

        RequestKind(String method, Set<Integer> statuses, String... headers) {
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

        public RawHttp send(String path) throws IOException {
            var host = this == FORGED_HOST_POST ? "evil.example" : TestBed.url().getAuthority();
            var request = new String(RawHttp.requestTo(host, method + " " + path, headers), ISO_8859_1);
            return RawHttp.send(TestBed.url(), (request + body()).getBytes(ISO_8859_1));
        }
    }

    public static List<String> userPages() {
        return Stream.concat(PageFiles.forUsers(), Stream.of("logout")).toList();
    }

    public static List<String> staffPages() {
        return PageFiles.forStaff().map(page -> "/" + page).toList();
    }

    public static List<String> addresses() {
        List<String> addresses = new ArrayList<>(OTHER_PATHS);
        addresses.addAll(staffPages());
        Stream.of(Site.values()).forEach(site -> userPages().forEach(page -> addresses.add(site.path + "/" + page)));
        return addresses;
    }

    public static void assertProtected(RequestKind kind, String address) throws IOException {
        var answer = kind.send(address);
        var what = kind + " " + address + "\n" + answer;
        // The container hides these folders, whatever the request.
        boolean hidden = address.matches("/(WEB|META)-INF.*") && answer.status() == 404;
        assertTrue(hidden || kind.statuses.contains(answer.status()), what);
        var policy = answer.header("Content-Security-Policy");
        assertTrue(policy.contains("default-src 'none'") && policy.contains("base-uri 'none'"), what);
        assertTrue(policy.contains("frame-ancestors 'none'") && policy.contains("form-action 'self'"), what);
        assertFalse(policy.contains("unsafe"), what);
        assertEquals("nosniff", answer.header("X-Content-Type-Options"), what);
        assertEquals("same-origin", answer.header("Referrer-Policy"), what);
        assertEquals("same-origin", answer.header("Cross-Origin-Opener-Policy"), what);
        assertEquals("same-origin", answer.header("Cross-Origin-Resource-Policy"), what);
        assertEquals("no-store", answer.header("Cache-Control"), what);
        answer.headers("Set-Cookie").forEach(cookie -> assertTrue(isProtected(cookie), what));
        answer.headers("Location").forEach(location -> assertTrue(location.matches("/[a-z].*"), what));
        assertFalse(answer.revealsServer(), what);
    }

    public static boolean isProtected(String cookie) {
        return cookie.startsWith("__Host-")
                && Stream.of("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=")
                        .allMatch(cookie::contains);
    }
}
