package mypage.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Collectors;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.PayaraMicro;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node that dies the hard way in the middle of a sign-in, with its only mail still unsent. */
class NodeCrashIT {

    private static final Duration START = Duration.ofSeconds(90);

    @AfterEach
    void repair() throws IOException {
        TestBed.mailGate().up();
    }

    @Test
    @Tag("R8")
    @Tag("C19")
    void goesOnWithTheSignInAndSendsTheQueuedMailOnceAfterKillMinus9() throws Exception {
        int port = FreePorts.one();
        var url = URI.create("http://localhost:" + port + "/");
        try (var database = TestBed.newDatabase("crash");
                var node = new PayaraMicro(TestBed.FOLDER.resolve("node"), Folders.cache())) {
            var environment = TestBed.environment(url, database);
            node.start(environment, port).awaitOk(Site.SEEKER.login(), START);
            var account = TestAccount.create(database, Site.SEEKER);
            TestBed.mailGate().down();
            var visitor = new HttpVisitor(url).passPassword(account);
            assertTrue(visitor.isAt(Site.SEEKER.otp()), visitor.body());

            awaitFailedDelivery(database, account);

            node.kill();
            TestBed.mailGate().up();
            node.start(environment, port).awaitOk(Site.SEEKER.login(), START);

            visitor.typeCode(TestBed.mailbox().first(account.email()).code());
            assertTrue(visitor.isAt(Site.SEEKER.mypage()), visitor.body());
            assertEquals(1, TestBed.mailbox().of(account.email()).size());
            assertTrue(LogLine.of(records(node)).stream().anyMatch(LogLine::isSignInOfARequest));
        }
    }

    /** Payara prints a line of its own to standard output before it has a log. */
    private static String records(PayaraMicro node) throws IOException {
        return Files.readString(node.log())
                .lines()
                .filter(line -> !line.startsWith("JdbcRuntimeExtension"))
                .collect(Collectors.joining("\n"));
    }

    /** A worker that dies with the mail in its hands keeps others from it for a minute; this one has put it back. */
    private static void awaitFailedDelivery(EmbeddedDatabase database, TestAccount account) throws Exception {
        Await.until(
                "delivery tried",
                () -> Sql.number(
                                database,
                                "select count(*) from outbox_message where recipient = ? and last_error is not null",
                                account.email())
                        == 1);
    }
}
