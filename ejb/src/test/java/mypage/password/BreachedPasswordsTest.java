package mypage.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import mypage.TestContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("C3")
class BreachedPasswordsTest {

    private static final String BREACHED = "kumo tuki mizu 7";
    private static final String EMAIL = "someone@example.com";
    private static final PrintStream NOWHERE = new PrintStream(new ByteArrayOutputStream());

    @TempDir
    Path folder;

    /** All that have the same first five digits are in one file, as in the ranges that are published. */
    @Test
    void aFileOfRangesHasTheirHashesAndNoOthers() throws Exception {
        Path ranges = Files.createDirectory(folder.resolve("ranges"));
        for (String hash : hashes(5000)) {
            Path range = ranges.resolve(hash.substring(0, 5) + ".txt");
            List<String> lines = Files.exists(range) ? Files.readAllLines(range) : List.of();
            Files.writeString(
                    range, String.join("\r\n", lines) + (lines.isEmpty() ? "" : "\r\n") + hash.substring(5) + ":3\r\n");
        }
        Files.writeString(ranges.resolve("00000.txt"), "0".repeat(35) + ":0\n" + "F".repeat(35) + ":2\n");
        Files.writeString(ranges.resolve("FFFFF.txt"), "F".repeat(35) + ":1\n");
        Files.writeString(ranges.resolve("readme.txt"), "no range");

        Path made = build(ranges);

        assertEquals(16 + 8 * ((1 << 20) + 1) + 5002 * 6, Files.size(made));
        try (BreachedFile file = BreachedFile.open(made)) {
            for (int i = 0; i < 5000; i++) {
                assertTrue(file.contains(sha1("breached " + i)));
                assertFalse(file.contains(sha1("other " + i)));
            }
            assertTrue(file.contains(HexFormat.of().parseHex("00000" + "F".repeat(35))));
            assertTrue(file.contains(HexFormat.of().parseHex("F".repeat(40))));
            assertFalse(file.contains(new byte[20]));
        }
    }

    @Test
    void theOrderedFileMakesTheSameFile() throws Exception {
        Path ordered = folder.resolve("ordered.txt");
        Files.write(ordered, hashes(500).stream().map(hash -> hash + ":12").toList());
        Path ranges = Files.createDirectory(folder.resolve("ranges"));
        for (String hash : hashes(500)) {
            Files.writeString(ranges.resolve(hash.substring(0, 5)), hash.substring(5) + ":1\n");
        }
        assertEquals(-1, Files.mismatch(build(ordered), build(ranges)));
    }

    @Test
    void hashesThatAreNotInOrderMakeNoFile() throws Exception {
        Path wrong = folder.resolve("wrong.txt");
        Files.write(wrong, List.of("B".repeat(40) + ":1", "A".repeat(40) + ":1"));
        assertThrows(IOException.class, () -> build(wrong));
        Files.write(wrong, List.of("B".repeat(39) + ":1"));
        assertThrows(IOException.class, () -> build(wrong));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(wrong), left.toList());
        }
    }

    @Test
    void theRulesRefuseABreachedPassword() throws Exception {
        Path ordered = folder.resolve("ordered.txt");
        Files.writeString(ordered, HexFormat.of().withUpperCase().formatHex(sha1(BREACHED)) + ":1\n");
        Path made = build(ordered);
        PasswordRules rules = new TestContainer("mypage.password.breached.file=" + made).get(PasswordRules.class);
        assertEquals(Optional.of(PasswordWeakness.BREACHED), rules.weakness(BREACHED, EMAIL));
        assertEquals(Optional.empty(), rules.weakness(BREACHED + "!", EMAIL));
        assertEquals(Optional.of(PasswordWeakness.COMMON), rules.weakness("password1", EMAIL));
        assertEquals(
                Optional.empty(), new TestContainer().get(PasswordRules.class).weakness(BREACHED, EMAIL));
    }

    @Test
    void aDamagedFileRefusesTheStart() throws Exception {
        Path ordered = folder.resolve("ordered.txt");
        Files.write(ordered, hashes(20).stream().map(hash -> hash + ":1").toList());
        Path made = build(ordered);
        refuses(made.resolveSibling("missing"), "missing");
        try (RandomAccessFile file = new RandomAccessFile(made.toFile(), "rw")) {
            file.setLength(file.length() - 1);
            refuses(made, "cut off");
            file.setLength(file.length() + 1);
            file.seek(5000);
            file.write(1);
            refuses(made, "its index is damaged");
            file.seek(0);
            file.write(1);
            refuses(made, "not a file of breached passwords");
            file.setLength(100);
            refuses(made, "too short");
        }
    }

    private static void refuses(Path file, String why) {
        var refused = assertThrows(
                IllegalArgumentException.class, () -> new TestContainer("mypage.password.breached.file=" + file));
        assertTrue(
                refused.getMessage().startsWith("MYPAGE_PASSWORD_BREACHED_FILE")
                        && refused.getMessage().contains(why),
                refused::getMessage);
    }

    private Path build(Path source) throws IOException {
        Path made = folder.resolve(source.getFileName() + ".bin");
        BreachedFileBuilder.build(source, made, NOWHERE);
        return made;
    }

    private static TreeSet<String> hashes(int count) {
        TreeSet<String> hashes = new TreeSet<>();
        IntStream.range(0, count)
                .forEach(i -> hashes.add(HexFormat.of().withUpperCase().formatHex(sha1("breached " + i))));
        return hashes;
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
