package mypage.password;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * A hash of {@link mypage.TestAccount#PASSWORD} that another system made.
 *
 * @param system which, and its version
 */
public record ExportedHash(String system, String hash) {

    /** One or more of every format that can be imported. */
    public static Stream<ExportedHash> all() {
        try (var file = ExportedHash.class.getResourceAsStream("exported.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(parts -> new ExportedHash(parts[0], parts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the import stores in place of the hash, before it is sealed. */
    public String text() {
        return switch (ImportedPassword.read(hash)) {
            case ImportedPassword.Readable(String text, var function) -> text;
            case ImportedPassword.Refused(var why) -> throw new AssertionError(system + ": " + why);
        };
    }
}
