package mypage.it.openid;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mypage.it.AccountFixture;
import mypage.it.Device;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.TestBed;
import mypage.openid.RegisteredClient;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way from an application to the sign-in and back, in a browser, which follows no form to another site. */
@ArquillianTest
@RunAsClient
class OpenIdBrowserIT {

    /** The application answers that there is nothing to show, so that the browser stays on our page. */
    @ParameterizedTest
    @EnumSource
    void theSignInLeadsToTheApplication(Device device) throws Exception {
        BlockingQueue<String> callbacks = new LinkedBlockingQueue<>();
        HttpServer application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", exchange -> {
            callbacks.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        application.start();
        String callback = "http://127.0.0.1:" + application.getAddress().getPort() + "/callback";
        var client = RegisteredClient.create(
                TestBed.environment(TestBed.url(), TestBed.database()),
                callback,
                callback,
                URI.create(callback),
                Optional.empty());
        var account = AccountFixture.create(Site.SEEKER);
        try (var person = Person.with(device)) {
            person.opens("/openid/authorize?client_id=" + client.id() + "&response_type=code&scope=openid&redirect_uri="
                    + callback + "&code_challenge_method=S256&code_challenge=" + "c".repeat(43));
            person.isAt(Site.SEEKER.login()).submitsPassword(account.email(), account.password());
            person.submitsCode(TestBed.mailbox().first(account.email()).code());
            person.isAt("/seeker/application").reads("「求職活動の記録」に移動します").inspects("application");
            String answered = callbacks.poll(20, TimeUnit.SECONDS);
            assertTrue(answered != null && answered.startsWith("/callback?code="), answered);

            person.opens(Site.SEEKER.sessions()).reads("求職活動の記録").inspects("sessions-applications");

            person.opens("/openid/authorize?client_id=nobody").reads("このアプリケーションからはログインできません");
            person.inspects("openid-refused");
        } finally {
            application.stop(0);
        }
    }
}
