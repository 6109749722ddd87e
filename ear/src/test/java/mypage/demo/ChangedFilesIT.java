package mypage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedFilesIT {
    @TempDir
    private Path folder;

    private Path page;
    private ChangedFiles changed;

    @BeforeEach
    void makePage() throws IOException {
        page = Files.createFile(Files.createDirectory(folder.resolve("admin")).resolve("page.xhtml"));
        changed = new ChangedFiles(List.of(folder));
    }

    @Test
    void reportsAChangedFileOnce() throws IOException {
        Files.setLastModifiedTime(page, FileTime.fromMillis(0));

        assertEquals(Set.of(page), changed.next());
        assertEquals(Set.of(), changed.next());
    }

    @Test
    void reportsCreatedAndDeletedFiles() throws IOException {
        Files.delete(page);
        Path made = Files.createFile(folder.resolve("new.xhtml"));

        assertEquals(Set.of(page, made), changed.next());
    }

    @Test
    void ignoresTheTemporaryFilesOfEditors() throws IOException {
        Files.createFile(folder.resolve("admin/.page.xhtml.swp"));
        Files.createFile(folder.resolve("admin/page.xhtml~"));

        assertEquals(Set.of(), changed.next());
    }
}
