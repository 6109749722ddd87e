package mypage.it.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.FreePorts;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.TestBed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The EAR on full servers with their default configuration. */
class FullServerIT {

    @ParameterizedTest
    @EnumSource
    @Tag("R1")
    @Tag("R4")
    @Tag("C27")
    void usersSignInWithTheEar(FullServer.Kind kind) throws Exception {
        int portBase = FreePorts.block();
        var url = URI.create("http://localhost:" + (portBase + FullServer.HTTP) + "/");
        try (var database = TestBed.newDatabase("ear-" + kind)) {
            var server = new FullServer(kind, portBase, TestBed.environment(url, database));
            try {
                server.start();
                if (kind.logsJson()) {
                    server.enableJsonLog();
                }
                server.deploy("target/mypage.ear");
                var account = AccountFixture.create(database, Site.SEEKER);
                var visitor = new HttpVisitor(url).submitPassword(account);

                visitor.submitCode(TestBed.mailbox().first(account.email()).code());

                assertTrue(visitor.isAt(Site.SEEKER.mypage()), visitor.body());
                if (kind.logsJson()) {
                    Await.until(
                            "the sign-in logged, all lines JSON",
                            () -> LogLine.of(server.log()).stream().anyMatch(LogLine::isSignInOfARequest));
                }
            } finally {
                server.stop();
            }
            Await.until("server stopped", () -> !server.isAlive());
        }
    }
}
