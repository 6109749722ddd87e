package mypage.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reports the files below some folders that were created, changed or deleted since the last call. */
final class ChangedFiles {
    private final Collection<Path> folders;
    private Map<Path, FileTime> known;

    ChangedFiles(Collection<Path> folders) throws IOException {
        this.folders = folders;
        known = look();
    }

    Set<Path> next() throws IOException {
        Map<Path, FileTime> now = look();
        Set<Path> changed = new HashSet<>(known.keySet());
        changed.addAll(now.keySet());
        changed.removeIf(file -> Objects.equals(known.get(file), now.get(file)));
        known = now;
        return changed;
    }

    private Map<Path, FileTime> look() throws IOException {
        Map<Path, FileTime> files = new HashMap<>();
        for (Path folder : folders) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!isOfAnEditor(file)) {
                        files.put(file, attributes.lastModifiedTime());
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** It was deleted meanwhile. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return files;
    }

    /** Editors keep such files beside the one that they edit. */
    private static boolean isOfAnEditor(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") || name.endsWith("~");
    }
}
