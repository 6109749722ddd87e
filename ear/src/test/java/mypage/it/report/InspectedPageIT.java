package mypage.it.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import mypage.it.InspectedPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectedPageIT {

    private static final Instant BUILD_START = Instant.parse("2026-11-29T12:00:00Z");

    @TempDir
    private Path target;

    @Test
    void onlyTheListsOfThisBuildCount() throws IOException {
        list("it-0", "earlier", BUILD_START.minusSeconds(1));
        list("it-1", "now", BUILD_START);
        Files.createDirectory(target.resolve("it-2"));

        assertEquals(
                List.of("now"),
                InspectedPage.readAll(target, BUILD_START).stream()
                        .map(InspectedPage::state)
                        .toList());
    }

    @Test
    void aMissingFileIsFromNoBuild() throws IOException {
        var picture = Files.createFile(target.resolve("login--login-phone.png"));
        assertTrue(InspectedPage.isFrom(picture, BUILD_START));
        Files.delete(picture);
        assertFalse(InspectedPage.isFrom(picture, BUILD_START));
    }

    private void list(String fork, String state, Instant written) throws IOException {
        var folder = Files.createDirectories(target.resolve(fork).resolve(InspectedPages.FOLDER));
        var list = Files.writeString(folder.resolve(InspectedPages.LIST), state + "\tlogin\t\n");
        Files.setLastModifiedTime(list, FileTime.from(written));
    }
}
