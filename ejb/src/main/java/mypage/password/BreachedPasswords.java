package mypage.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** The breached passwords of the file that {@code MYPAGE_PASSWORD_BREACHED_FILE} names; none without that setting. */
@ApplicationScoped
class BreachedPasswords {

    @Inject
    PasswordSettings settings;

    private BreachedFile file;

    /** @throws UncheckedIOException when the file can't be read any more */
    boolean contains(String password) {
        try {
            return settings.breachedFile().isPresent() && file().contains(sha1(password));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized BreachedFile file() throws IOException {
        if (file == null) {
            file = BreachedFile.open(Path.of(settings.breachedFile().orElseThrow()));
        }
        return file;
    }

    /** That is how the lists of breached passwords are published; nothing is protected by it. */
    private static byte[] sha1(String password) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
