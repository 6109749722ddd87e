package mypage.it.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import java.util.stream.Stream;
import mypage.it.AccountFixture;
import mypage.it.FreePorts;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Lighthouse rates the pages for a phone on a slow network. */
@ArquillianTest
@RunAsClient
class LighthouseBrowserIT {

    /** Audits pages of all three services, which one browser can have in different steps at once. */
    @Test
    void lighthouseGivesFullScores() throws Exception {
        var lighthouse = NodePackages.of("lighthouse");
        int port = FreePorts.one();
        try (var browser = TestBed.browsers().withDebugger(port)) {
            signsIn(browser);

            var result = lighthouse.run(Stream.concat(
                            Stream.of("audit.mjs", String.valueOf(port)),
                            Stream.of(Site.EMPLOYER.login(), Site.SEEKER.otp(), Site.INFORMATION.settings())
                                    .map(path -> TestBed.url().resolve(path).toString()))
                    .toArray(String[]::new));

            System.out.println(result.output());
            assertEquals(0, result.status(), result::output);
        }
    }

    private static void signsIn(BrowserContext browser) throws Exception {
        var person = new Person("lighthouse", browser);
        var seeker = AccountFixture.create(Site.SEEKER);
        person.submitsPassword(seeker).isAt(Site.SEEKER.otp());
        var other = AccountFixture.create(Site.INFORMATION);
        person.submitsPassword(other).isAt(Site.INFORMATION.otp());
        person.submitsCode(TestBed.mailbox().first(other.email()).code()).isAt(Site.INFORMATION.mypage());
    }
}
