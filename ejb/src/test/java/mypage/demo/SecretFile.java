package mypage.demo;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Files that only their owner may read, created once. */
public final class SecretFile {
    private SecretFile() {}

    public static Path createOnce(Path file, Supplier<String> content) throws IOException {
        try {
            Files.createDirectories(file.getParent());
            Files.createFile(file, ownerOnly(file));
            Files.writeString(file, content.get());
        } catch (FileAlreadyExistsException e) {
            // Kept from an earlier run.
        }
        return file;
    }

    /** The format of mypage.secret.keys: an id, a space, 32 random bytes. */
    public static Path keys(Path file) throws IOException {
        return createOnce(file, () -> "k1 " + random(32) + "\n");
    }

    static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) throws IOException {
        boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
