package mypage.it.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import mypage.demo.DatabaseRole;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.PayaraMicro;
import mypage.it.AccountFixture;
import mypage.it.FreePorts;
import mypage.it.HttpVisitor;
import mypage.it.RawHttp;
import mypage.it.Site;
import mypage.it.TestBed;
import mypage.it.openid.Application;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The WAR on Payara Micro 6, with the one database role of older installations, which becomes two while the node runs.
 * All other tests run on the next major version, with two roles.
 */
class PayaraMicro6IT {

    /** The exit status of a process that ended on SIGTERM. */
    private static final int TERMINATED = 143;

    private static final int MAX_BYTES = 4096;

    private static EmbeddedDatabase database;
    private static PayaraMicro node;
    private static URI url;

    @BeforeAll
    static void start() throws Exception {
        int port = FreePorts.one();
        url = URI.create("http://localhost:" + port + "/");
        database = TestBed.newDatabase("micro6");
        administrate("grant create on schema public to " + DatabaseRole.NODE.id);
        var environment = TestBed.environment(url, database);
        environment.remove("MYPAGE_DB_OWNER");
        node = new PayaraMicro(TestBed.FOLDER.resolve("micro6-node"), Folders.cache(), Folders.micro6Jar());
        node.start(environment, port).awaitOk(Site.SEEKER.login(), Duration.ofSeconds(90));
        administrate(DatabaseRole.script());
    }

    @AfterAll
    static void stop() throws Exception {
        node.stop();
        database.close();
        assertEquals(TERMINATED, node.process().exitValue(), "the server had to be killed");
    }

    @Test
    void theServerIsPayaraMicro6() throws IOException {
        assertTrue(Files.readString(node.log()).contains("Payara Micro 6."));
    }

    private static void administrate(String sql) throws SQLException {
        try (var connection = database.connect(DatabaseRole.ADMINISTRATOR);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    @Tag("C23")
    void aNodeThatOwnsTheTablesWarns() throws IOException {
        assertTrue(Files.readString(node.log()).contains("MYPAGE_DB_USER owns the tables"));
    }

    @Test
    @Tag("R1")
    @Tag("R4")
    @Tag("R33")
    void usersSignInWithACodeAndThenSkipIt() throws Exception {
        var account = AccountFixture.create(database, Site.SEEKER);
        var visitor = new HttpVisitor(url).submitPassword(account);
        visitor.enableSkip(TestBed.mailbox().first(account.email()).code());
        assertTrue(visitor.isAt(Site.SEEKER.mypage()), visitor.body());
        Application.signInToBothKinds(url, TestBed.environment(url, database), visitor);
        visitor.signOut(Site.SEEKER);

        assertTrue(visitor.submitPassword(account).isAt(Site.SEEKER.mypage()), visitor.body());
    }

    @Test
    @Tag("C15")
    @Tag("C24")
    void theSignInPageHasSecurityHeadersAndDoesNotRevealTheServer() throws Exception {
        var answer = RawHttp.send(url, RawHttp.request("GET " + Site.SEEKER.login()));

        assertEquals(200, answer.status());
        assertTrue(answer.header("Content-Security-Policy").contains("default-src 'none'"), answer::toString);
        assertEquals("no-store", answer.header("Cache-Control"));
        assertFalse(answer.revealsServer(), answer::toString);
    }

    @Test
    void theSignInPageIsCompressed() throws Exception {
        var request = HttpRequest.newBuilder(url.resolve(Site.SEEKER.login()))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Accept-Encoding", "gzip")
                .build();

        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());

        assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElse(""));
        assertTrue(answer.body().length < MAX_BYTES, () -> answer.body().length + " bytes");
    }

    @Test
    void theSignInPageOfStaffIsServed() throws Exception {
        assertEquals(200, new HttpVisitor(url).get("/admin/login").status());
    }

    @Test
    @Tag("C27")
    void theLogConsistsOfJsonLines() throws IOException {
        assertFalse(LogLine.of(node).isEmpty());
    }
}
