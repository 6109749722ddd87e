package mypage.it.openid;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.stream.Collectors;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.HtmlForm;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.TestBed;

/** A job seeker whose browser goes between an application and the product. */
final class ApplicationUser {

    final AccountFixture account;
    private final HttpVisitor mypage = TestBed.visitor();
    private final HttpVisitor application;
    private final URI home;

    ApplicationUser(URI home) throws Exception {
        this.home = home;
        account = AccountFixture.create(Site.SEEKER);
        application = new HttpVisitor(home);
    }

    /** Opens the application, and signs in with password and code. */
    void signsIn() throws Exception {
        opens(home.toString());
        mypage.get(leavesApplication()).follow();
        assertTrue(mypage.isAt(Site.SEEKER.login()), mypage::text);
        mypage.submit(mypage.form(HttpVisitor.LOG_IN)
                        .type(HttpVisitor.ID, account.email())
                        .type(HttpVisitor.PASSWORD, account.password()))
                .follow();
        mypage.submitCode(TestBed.mailbox().first(account.email()).code());
        comesBack();
    }

    private void comesBack() throws Exception {
        arrives(leavesMyPage());
    }

    void reads(String text) {
        assertTrue(application.status() == 200 && application.body().contains(text), application::body);
    }

    /** Signs out by the form of the application's page, which ends the session of the product too. */
    void signsOut(String afterwards) throws Exception {
        application.submit(HtmlForm.withButton(application.body(), "Log out"));
        arrivesSignedOut(afterwards);
    }

    /** Does the same in an application that knows a link only. */
    void signsOutByLink(String path, String afterwards) throws Exception {
        opens(home.resolve(path).toString());
        arrivesSignedOut(afterwards);
    }

    private void arrivesSignedOut(String afterwards) throws Exception {
        mypage.get(leavesApplication());
        arrives(leavesMyPage());
        reads(afterwards);
        mypage.get(Site.SEEKER.mypage()).follow();
        assertTrue(mypage.isAt(Site.SEEKER.login()), mypage::text);
        assertTrue(isSignedOut());
    }

    /** Signs out in the product; the application is told. */
    void signsOutThere() throws Exception {
        mypage.signOut(Site.SEEKER);
        Await.until("the application was told", this::isSignedOut);
    }

    private boolean isSignedOut() throws Exception {
        opens(home.toString());
        return application.status() / 100 == 3;
    }

    private String leavesMyPage() throws Exception {
        for (var next = next(mypage); ; next = next(mypage)) {
            if (!isOf(TestBed.url(), next)) {
                return next;
            }
            mypage.get(next);
        }
    }

    private String leavesApplication() throws Exception {
        for (var next = next(application); ; next = next(application)) {
            if (!isOf(home, next)) {
                return next;
            }
            opens(next);
        }
    }

    private void arrives(String address) throws Exception {
        opens(address);
        while (application.status() / 100 == 3) {
            opens(next(application));
        }
    }

    /** As a browser does: some clients lead only those to the sign-in that accept pages. */
    private void opens(String address) throws Exception {
        URI base = application.answer() == null ? home : application.answer().uri();
        var request = HttpRequest.newBuilder(base.resolve(address)).header("Accept", "text/html");
        if (!application.cookies().isEmpty()) {
            request.header(
                    "Cookie",
                    application.cookies().entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        application.send(request.build());
    }

    private static boolean isOf(URI server, String address) {
        return !address.startsWith("http") || address.startsWith(server.toString());
    }

    /** Where a redirect, or the page between, leads. */
    private static String next(HttpVisitor visitor) {
        var headers = visitor.answer().headers();
        return headers.firstValue("Location")
                .or(() -> headers.firstValue("Refresh").map(refresh -> refresh.replaceFirst("0; url=", "")))
                .orElseThrow(() -> new AssertionError(visitor.status() + " " + visitor.body()));
    }
}
