package mypage.it.openid;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mypage.demo.Folders;
import mypage.demo.PayaraMicro;
import mypage.demo.SampleWar;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.FreePorts;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.TestBed;
import mypage.openid.RegisteredClient;
import mypage.sample.SampleApplication;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Two applications that sign users in with Jakarta Security's client, on a server of their own. */
@ArquillianTest
@RunAsClient
class SampleBrowserIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final URI server = URI.create("http://localhost:" + FreePorts.one() + "/");
    private final URI seeker = server;
    private final URI records = server.resolve("records/");

    private static Path war(SampleApplication application, URI address) throws Exception {
        var client = RegisteredClient.sample(TestBed.environment(TestBed.url(), TestBed.database()), address);
        String provider = TestBed.url().toString().replaceFirst("/$", "");
        String name = application == SampleApplication.RECORDS ? "records" : "root";
        return SampleWar.make(
                TestBed.FOLDER.resolve("samples").resolve(name), application, provider, client.id(), client.secret());
    }

    @Test
    void oneSignInOpensBothAndOneSignOutClosesBoth() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        try (var node = new PayaraMicro(TestBed.FOLDER.resolve("sample-node"), Folders.cache());
                var person = Person.onDesktop()) {
            node.withWar(war(SampleApplication.SEEKER, seeker))
                    .withApplications(List.of(war(SampleApplication.RECORDS, records)))
                    .start(TestBed.database().environment(), server.getPort())
                    .awaitOk("/goodbye", PATIENCE)
                    .awaitOk("/records/goodbye", PATIENCE);

            person.opens(seeker + "applications").isAt(Site.SEEKER.login());
            person.submitsPassword(account.email(), account.password());
            person.submitsCode(TestBed.mailbox().first(account.email()).code());
            person.isAt(seeker + "applications").reads(account.email()).reads("パスワードとワンタイムパスワード");

            person.opens(records.toString()).isAt(records.toString()).reads("活動の記録");
            person.reads(account.email()).clicks("ログアウト");
            person.isAt(records + "goodbye").reads("ログアウトしました");
            Await.until(
                    "the other application was told",
                    () -> person.opens(seeker.toString()).page().url().contains(Site.SEEKER.login()));
            person.opens(records.toString()).isAt(Site.SEEKER.login());
        }
    }
}
