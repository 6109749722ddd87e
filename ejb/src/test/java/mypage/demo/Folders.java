package mypage.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folders with the output of Maven, and those for files that are costly to make again. */
public final class Folders {
    private static final Path MODULE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();

    private Folders() {}

    public static Path project() {
        return MODULE.getParent();
    }

    /** Unpacked binaries and the AOT cache; survives {@code mvn clean}, may be deleted at any time. */
    public static Path cache() {
        return project().resolve(".mypage/cache");
    }

    public static Path war() {
        return project().resolve("web/target/mypage.war");
    }

    public static Path microJar() {
        return MODULE.resolve("target/servers/payara-micro.jar");
    }

    /** Of the previous version. */
    public static Path micro6Jar() {
        return microJar().resolveSibling("payara-micro6.jar");
    }

    public static Path payaraConfig(String file) {
        return MODULE.resolve("src/main/payara").resolve(file);
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Path target = to.resolve(from.relativize(source));
                if (!Files.isDirectory(target)) {
                    Files.copy(source, target);
                }
            }
        }
    }

    /** Renames a complete folder to its final name, unless another process was faster. */
    static void publish(Path made, Path name) throws IOException {
        try {
            Files.move(made, name);
        } catch (FileSystemException e) {
            delete(made);
            if (!Files.isDirectory(name)) {
                throw e;
            }
        }
    }

    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(Folders::deleteOne);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
