package mypage.signin;

import static mypage.TestAccount.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.password.BreachedFileBuilder;
import mypage.password.PasswordSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("C3")
@Tag("C7")
class BreachedSignInTest {

    @TempDir
    Path folder;

    private Path file;
    private TestContainer container;
    private TestAccount account;

    @BeforeEach
    void makeAFileWithThePassword() throws IOException, GeneralSecurityException {
        byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(PASSWORD.getBytes(StandardCharsets.UTF_8));
        file = folder.resolve("breached.bin");
        Path ordered =
                Files.writeString(folder.resolve("ordered"), HexFormat.of().formatHex(sha1) + ":1\n");
        BreachedFileBuilder.main(new String[] {ordered.toString(), file.toString()});
        container = new TestContainer("mypage.password.breached.file=" + file);
        account = new TestAccount(container);
    }

    @Test
    void theOwnerIsToldOnceForEachPasswordAndSignsIn() {
        begin("wrong");
        assertEquals(0, told());
        assertInstanceOf(OtpRequired.class, begin(PASSWORD));
        assertInstanceOf(OtpRequired.class, begin(PASSWORD));
        assertEquals(1, told());
        account.update("update account set access_generation = access_generation + 1 where id = ?1", account.id);
        assertInstanceOf(OtpRequired.class, begin(PASSWORD));
        assertEquals(2, told());
    }

    @Test
    void aFileThatBecameUnreadableEndsNoSignIn() throws IOException {
        assertInstanceOf(OtpRequired.class, begin(PASSWORD));
        try (RandomAccessFile shorter = new RandomAccessFile(file.toFile(), "rw")) {
            shorter.setLength(1000);
        }
        assertInstanceOf(OtpRequired.class, begin(PASSWORD));
        TestContainer other = new TestContainer().with(PasswordSettings.class, container.get(PasswordSettings.class));
        assertInstanceOf(
                OtpRequired.class,
                other.get(SignInService.class)
                        .begin(Service.SEEKER, account.email, PASSWORD, TestAccount.newBrowser(), account.context));
    }

    private SignInResult begin(String password) {
        return container
                .get(SignInService.class)
                .begin(Service.SEEKER, account.email, password, TestAccount.newBrowser(), account.context);
    }

    private long told() {
        return account.mails().stream()
                .filter(mail -> mail.topic().startsWith("owner:PASSWORD_BREACHED:" + account.id))
                .count();
    }
}
