package mypage.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** What users get at the public URL, through the proxy. */
public final class PublicUrlCheck implements InstallationCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration CERTIFICATE_LEFT = Duration.ofDays(21);

    private final Clock clock = new Clocks().clock();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Override
    public List<Finding> findings(SettingReader settings) {
        PlatformSettings platform = settings.read(PlatformSettings.class);
        List<Finding> findings = new ArrayList<>();
        try {
            HttpResponse<String> page = get(platform.publicUrl(), "/seeker/login");
            findings.add(status(page));
            page.sslSession()
                    .ifPresentOrElse(
                            session -> findings.add(certificate(session)),
                            () -> findings.add(
                                    todo("users come over plain HTTP, so browsers keep no cookie; MYPAGE_PUBLIC_URL"
                                            + " has to be an https address")));
            findings.addAll(headers(page));
            findings.addAll(closed(platform.publicUrl()));
        } catch (IOException e) {
            findings.add(noAnswer(platform, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return findings;
    }

    private HttpResponse<String> get(URI server, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Accept-Encoding", "gzip")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Finding status(HttpResponse<String> page) {
        return page.statusCode() == 200 || page.statusCode() == 503
                ? ok(page.uri() + " answers " + page.statusCode())
                : todo(page.uri() + " answers " + page.statusCode() + "; see the log of the proxy and of the nodes");
    }

    private Finding certificate(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            Instant end = ((X509Certificate) chain[0]).getNotAfter().toInstant();
            return clock.instant().plus(CERTIFICATE_LEFT).isAfter(end)
                    ? todo("the certificate ends at " + end + "; renew it")
                    : ok(session.getProtocol() + ", and a certificate until " + end);
        } catch (SSLPeerUnverifiedException e) {
            return todo("no certificate: " + e.getMessage());
        }
    }

    private static List<Finding> headers(HttpResponse<String> page) {
        List<Finding> findings = new ArrayList<>();
        for (String name : List.of("Content-Security-Policy", "X-Content-Type-Options", "X-Request-Id")) {
            if (header(page, name).isEmpty()) {
                findings.add(todo("the header " + name + " is missing; the proxy must not remove it"));
            }
        }
        if (page.sslSession().isPresent()
                && header(page, "Strict-Transport-Security").isEmpty()) {
            findings.add(todo("Strict-Transport-Security is missing; the proxy must not remove it"));
        }
        if (!header(page, "Content-Encoding").equals("gzip")) {
            findings.add(todo("pages are not compressed; the proxy has to pass Accept-Encoding on"));
        }
        if (header(page, "Server").matches(".*\\d.*")
                || !header(page, "X-Powered-By").isEmpty()) {
            findings.add(todo("Server or X-Powered-By name software and version; set up Payara with"
                    + " deploy/payara-server/configure.asadmin, and the proxy likewise"));
        }
        if (!page.headers().allValues("Set-Cookie").stream()
                .allMatch(cookie -> cookie.startsWith("__Host-") && cookie.contains("; Secure"))) {
            findings.add(todo("a cookie lacks __Host- or Secure; the proxy must not change or add cookies"));
        }
        return findings.isEmpty()
                ? List.of(ok("headers, cookies and compression arrive as the nodes send them"))
                : findings;
    }

    private List<Finding> closed(URI server) throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (String path : List.of("/health/ready", "/metrics")) {
            int status = get(server, path).statusCode();
            findings.add(
                    status == 404
                            ? ok(path + " is closed to users")
                            : todo(path + " answers " + status + " to users; the proxy has to refuse it, and"
                                    + " MYPAGE_PROBES must not name the users' networks"));
        }
        return findings;
    }

    private static String header(HttpResponse<String> page, String name) {
        return page.headers().firstValue(name).orElse("");
    }

    static Finding noAnswer(PlatformSettings platform, IOException why) {
        return todo("no answer from " + platform.publicUrl() + ": " + why);
    }

    static Finding ok(String text) {
        return Finding.ok("public URL: " + text);
    }

    static Finding todo(String text) {
        return Finding.todo("public URL: " + text);
    }
}
