package mypage.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The two steps in which docs/keys.md replaces a key; all nodes restart after each. */
final class NewKey {

    private final String line;

    NewKey() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        line = "k2 " + Base64.getEncoder().encodeToString(random) + "\n";
    }

    /** All nodes know it before one uses it. */
    void comesLast(Path keys) throws IOException {
        Files.writeString(keys, Files.readString(keys) + line);
    }

    void comesFirst(Path keys) throws IOException {
        Files.writeString(keys, line + Files.readString(keys).replace(line, ""));
    }
}
