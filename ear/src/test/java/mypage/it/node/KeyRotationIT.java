package mypage.it.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.PayaraMicro;
import mypage.it.AccountFixture;
import mypage.it.FreePorts;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.TestBed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One node that is started with a new key before the old one, and then without the old one. */
class KeyRotationIT {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Path KEYS = TestBed.FOLDER.resolve("rotated.keys");

    private EmbeddedDatabase database;
    private PayaraMicro node;
    private int port;
    private URI url;

    @BeforeEach
    void prepare() throws IOException {
        port = FreePorts.one();
        url = URI.create("http://localhost:" + port + "/");
        database = TestBed.newDatabase("rotation");
        node = new PayaraMicro(TestBed.FOLDER.resolve("rotation-node"), Folders.cache());
    }

    @AfterEach
    void cleanUp() throws IOException {
        TestBed.mailGate().up();
        node.close();
        database.close();
    }

    @Test
    @Tag("C21")
    @Tag("C27")
    void letsEverythingGoOnAndWithoutAKeyOnlyTheCodesUnderItAreLost() throws Exception {
        startWith("k1");
        var skipping = account();
        var signedIn = visitor().submitPassword(skipping);
        signedIn.enableSkip(codeOf(skipping));
        var waiting = account();
        var typing = visitor().submitPassword(waiting);
        var code = codeOf(waiting);
        var queued = queueMail();

        startWith("k2", "k1");
        TestBed.mailGate().up();
        assertTrue(signedIn.get(Site.SEEKER.mypage()).isAt(Site.SEEKER.mypage()), "session");
        assertTrue(typing.submitCode(code).isAt(Site.SEEKER.mypage()), "waiting code: " + typing.body());
        codeOf(queued);
        signedIn.signOut(Site.SEEKER);
        assertTrue(signedIn.submitPassword(skipping).isAt(Site.SEEKER.mypage()), "skip");

        var late = account();
        var lateTyping = visitor().submitPassword(late);
        var lateCode = codeOf(late);
        var lost = queueMail();

        startWith("k3");
        TestBed.mailGate().up();
        assertTrue(signedIn.get(Site.SEEKER.mypage()).isAt(Site.SEEKER.mypage()), "session without keys");
        assertTrue(lateTyping.submitCode(lateCode).text().contains("ワンタイムパスワードが正しくありません"), lateTyping.text());
        assertTrue(visitor().submitPassword(late).isAt(Site.SEEKER.otp()));
        TestBed.mailbox().nth(2, late.email());
        assertEquals(0, TestBed.mailbox().codeMails(lost.email()).size());
        var log = Files.readString(node.log());
        assertTrue(log.contains("a keyed hash can't be checked: no key k2"), log);
        assertTrue(log.matches("(?s).*mail \\S+ not sent .*no key k2.*"), log);
        assertFalse(log.contains("SEVERE"), log);
    }

    /** Its mail is sealed and waits for the mail server. */
    private AccountFixture queueMail() throws Exception {
        TestBed.mailGate().down();
        var account = account();
        visitor().submitPassword(account);
        return account;
    }

    private void startWith(String... keyIds) throws Exception {
        node.stop();
        var lines = new StringBuilder();
        for (String id : keyIds) {
            byte[] key = new byte[32];
            key[0] = (byte) id.charAt(1);
            lines.append(id)
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(key))
                    .append('\n');
        }
        Files.writeString(KEYS, lines);
        Map<String, String> environment = TestBed.environment(url, database);
        environment.put("MYPAGE_SECRET_KEYS", KEYS.toString());
        node.start(environment, port).awaitOk(Site.SEEKER.login(), START);
    }

    private AccountFixture account() throws Exception {
        return AccountFixture.create(database, Site.SEEKER);
    }

    private HttpVisitor visitor() {
        return new HttpVisitor(url);
    }

    private static String codeOf(AccountFixture account) throws Exception {
        return TestBed.mailbox().first(account.email()).code();
    }
}
