package mypage.it.node;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.PayaraMicro;
import mypage.it.AccountFixture;
import mypage.it.FreePorts;
import mypage.it.HttpVisitor;
import mypage.it.RawHttp;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node as operators first start it: with an empty database and a public HTTPS address, without the demo launcher. */
class FreshNodeIT {

    private static final String KEY =
            Base64.getEncoder().encodeToString("for tests only, a key of 32 byt!".getBytes(US_ASCII));

    private static EmbeddedDatabase database;
    private static PayaraMicro node;
    private static URI url;
    private static long accountsAtStart;

    @BeforeAll
    static void start() throws Exception {
        int port = FreePorts.one();
        url = URI.create("http://localhost:" + port + "/");
        database = TestBed.newDatabase("fresh");
        node = new PayaraMicro(TestBed.FOLDER.resolve("fresh-node"), Folders.cache());
        Path keys = Files.writeString(TestBed.FOLDER.resolve("fresh.keys"), "k1 " + KEY + "\n");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
        Map<String, String> environment = TestBed.environment(url, database);
        environment.put("MYPAGE_SECRET_KEYS", keys.toString());
        environment.put("MYPAGE_PUBLIC_URL", "https://mypage.example.jp");
        environment.put("MYPAGE_ADMIN_URL", "https://admin.example.jp");
        environment.remove("MYPAGE_PRIVACY_URL");
        node.start(environment, port).awaitOk(Site.SEEKER.login(), Duration.ofSeconds(90));
        accountsAtStart = Sql.number(database, "select count(*) from account");
    }

    @AfterAll
    static void stop() throws IOException {
        node.close();
        database.close();
    }

    @Test
    @Tag("C6")
    void aNewDatabaseHasNoAccounts() {
        assertEquals(0, accountsAtStart);
    }

    @Test
    void nobodyCanRegisterBeforeThePrivacyPolicyIsNamed() throws Exception {
        var visitor = new HttpVisitor(url).get("/seeker/register");
        assertTrue(visitor.isAt("/seeker/register") && visitor.text().contains("いまは登録できません"), visitor::body);
        assertFalse(visitor.text().contains("新しいリンクを受け取る"), visitor::body);
        assertFalse(visitor.get("/seeker/terms").text().contains("プライバシーポリシーを読む"), visitor::body);
        assertTrue(Files.readString(node.log()).contains("MYPAGE_PRIVACY_URL is not set: nobody can register."));
    }

    @Test
    @Tag("C15")
    void responsesRequireHttps() throws Exception {
        for (String path : new String[] {"/", "/seeker/mypage", "/nowhere", "/assets/mypage.css"}) {
            var answer = RawHttp.send(url, RawHttp.request("GET " + path));
            assertTrue(answer.header("Strict-Transport-Security").contains("max-age=31536000"), answer.toString());
        }
    }

    @Test
    @Tag("C16")
    void postsAreAcceptedOnlyFromThePublicAddress() throws Exception {
        assertEquals(200, post("https://mypage.example.jp"));
        assertEquals(403, post("http://mypage.example.jp"));
        assertEquals(403, post("http://localhost:" + url.getPort()));
    }

    @Test
    @Tag("C18")
    void staffPagesAreServedOnlyOnTheirOwnHost() throws Exception {
        assertEquals(200, get("admin.example.jp", "/admin/login"));
        assertEquals(302, get("admin.example.jp", "/admin"));
        assertEquals(404, get("admin.example.jp", Site.SEEKER.login()));
        assertEquals(302, get("admin.example.jp", "/"));
        assertEquals(404, get("mypage.example.jp", "/admin/login"));
        assertEquals(404, get("mypage.example.jp", "/admin"));
        assertEquals(200, get("mypage.example.jp", Site.SEEKER.login()));
        assertEquals(200, get("admin.example.jp", "/assets/staff.css"));
    }

    private static int get(String host, String path) throws Exception {
        return RawHttp.send(url, RawHttp.requestTo(host, "GET " + path)).status();
    }

    @Test
    @Tag("C16")
    void postsToStaffPagesAreAcceptedOnlyFromTheirOwnHost() throws Exception {
        assertEquals(200, postToStaff("https://admin.example.jp"));
        assertEquals(403, postToStaff("https://mypage.example.jp"));
    }

    private static int postToStaff(String origin) throws Exception {
        return RawHttp.send(
                        url,
                        RawHttp.requestTo(
                                "admin.example.jp", "POST /admin/login", "Content-Length: 0", "Origin: " + origin))
                .status();
    }

    private static int post(String origin) throws Exception {
        return RawHttp.send(
                        url, RawHttp.request("POST " + Site.SEEKER.login(), "Content-Length: 0", "Origin: " + origin))
                .status();
    }

    @Test
    @Tag("C21")
    void aWorldReadableKeyFileIsReportedInTheLog() throws Exception {
        assertTrue(Files.readString(node.log()).contains("MYPAGE_SECRET_KEYS names a file that every user"));
    }

    @Test
    @Tag("C23")
    void theLogContainsNoSecrets() throws Exception {
        var account = AccountFixture.create(database, Site.SEEKER);
        var visitor = new HttpVisitor(url).submitPassword(account);
        var code = TestBed.mailbox().first(account.email()).code();
        visitor.enableSkip(code);
        assertTrue(visitor.isAt(Site.SEEKER.mypage()), visitor.body());

        var log = Files.readString(node.log());

        visitor.setCookies().stream()
                .map(cookie -> cookie.split("[=;]")[1])
                .filter(value -> value.length() > 16)
                .forEach(secret -> assertFalse(log.contains(secret), secret));
        assertFalse(log.contains(KEY) || log.contains(account.password()) || log.contains(account.email()));
        assertFalse(log.matches("(?s).*\\b" + code + "\\b.*"), "the code is in the log");
    }
}
