package mypage.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The other shape: the EAR on a Payara Server, which nobody configured for it. */
class PayaraServerIT {

    @Test
    @Tag("R1")
    @Tag("R4")
    @Tag("C27")
    void signsInWithTheEar() throws Exception {
        int portBase = FreePorts.block();
        var url = URI.create("http://localhost:" + (portBase + PayaraServer.HTTP) + "/");
        try (var database = TestBed.newDatabase("ear")) {
            var server = new PayaraServer(portBase, TestBed.environment(url, database));
            try {
                server.start();
                server.logJson();
                server.deploy("target/mypage.ear");
                var account = TestAccount.create(database, Site.SEEKER);
                var visitor = new HttpVisitor(url).passPassword(account);

                visitor.typeCode(TestBed.mailbox().first(account.email()).code());

                assertTrue(visitor.isAt(Site.SEEKER.mypage()), visitor.body());
                Await.until(
                        "the sign-in in the log, whose lines are all JSON",
                        () -> LogLine.of(server.log()).stream().anyMatch(LogLine::isSignInOfARequest));
            } finally {
                server.stop();
            }
            assertFalse(server.isAlive(), "the server outlived its stop");
        }
    }
}
