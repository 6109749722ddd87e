package mypage.it.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/** A node is restarted with a new key in addition to the old one, and then without the old one. */
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
    void rotationLosesNothingAndRemovingAKeyLosesOnlyWhatItProtects() throws Exception {
        restartWith("k1");
        var skippingAccount = account();
        var skippingVisitor = visitor().submitPassword(skippingAccount);
        skippingVisitor.enableSkip(codeOf(skippingAccount));
        var waitingAccount = account();
        var waitingVisitor = visitor().submitPassword(waitingAccount);
        var code = codeOf(waitingAccount);
        var queuedAccount = queueMail();

        restartWith("k2", "k1");
        TestBed.mailGate().up();
        assertTrue(skippingVisitor.get(Site.SEEKER.mypage()).isAt(Site.SEEKER.mypage()), "session");
        assertTrue(
                waitingVisitor.submitCode(code).isAt(Site.SEEKER.mypage()),
                "code issued before: " + waitingVisitor.body());
        codeOf(queuedAccount);
        skippingVisitor.signOut(Site.SEEKER);
        awaitPasswordsSealedWith("k2");
        assertTrue(skippingVisitor.submitPassword(skippingAccount).isAt(Site.SEEKER.mypage()), "skip");

        var lateAccount = account();
        var lateVisitor = visitor().submitPassword(lateAccount);
        var lateCode = codeOf(lateAccount);
        var undelivered = queueMail();

        restartWith("k3");
        TestBed.mailGate().up();
        assertTrue(
                skippingVisitor.get(Site.SEEKER.mypage()).isAt(Site.SEEKER.mypage()),
                "session after the key was removed");
        assertTrue(lateVisitor.submitCode(lateCode).text().contains("ワンタイムパスワードが正しくありません"), lateVisitor.text());
        var lostVisitor = visitor().submitPassword(skippingAccount);
        assertTrue(lostVisitor.isAt(Site.SEEKER.login()), "sealed with a key that is gone: " + lostVisitor.body());
        assertTrue(visitor().submitPassword(account()).isAt(Site.SEEKER.otp()), "not sealed yet");
        assertEquals(0, TestBed.mailbox().codeMails(undelivered.email()).size());
        var log = Files.readString(node.log());
        assertTrue(log.contains("a keyed hash can't be checked: no key k2"), log);
        assertTrue(log.contains("a password can't be checked: no key k2"), log);
        assertTrue(log.matches("(?s).*mail \\S+ not sent .*no key k2.*"), log);
        assertFalse(log.contains("SEVERE"), log);
    }

    /** Creates an account whose encrypted mail waits for the mail server. */
    private AccountFixture queueMail() throws Exception {
        TestBed.mailGate().down();
        var account = account();
        visitor().submitPassword(account);
        return account;
    }

    private void restartWith(String... keyIds) throws Exception {
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
        if (Files.exists(node.log())) {
            // Only the node that migrates needs it.
            environment.remove("MYPAGE_DB_OWNER");
        }
        node.start(environment, port).awaitOk(Site.SEEKER.login(), START);
    }

    private void awaitPasswordsSealedWith(String keyId) throws Exception {
        Instant end = Instant.now().plus(START);
        while (passwordsNotSealedWith(keyId) > 0) {
            assertTrue(Instant.now().isBefore(end), () -> "not sealed with " + keyId);
            Thread.sleep(200);
        }
    }

    private long passwordsNotSealedWith(String keyId) throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select count(*) from account"
                        + " where not starts_with(password_hash, '$sealed$" + keyId + "$')")) {
            found.next();
            return found.getLong(1);
        }
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
