package mypage.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a training run left for later starts (JEP 483, 514 and 515): the server's classes, loaded and linked, and
 * profiles of its methods. It can't hold the application's classes, since these do not come from the class path.
 */
final class AotCache {
    /** The first JDK that makes one at the end of a run. */
    private static final int JDK = 25;

    private final Path file;

    /** A cache fits one Java, one class path and one set of options. */
    AotCache(Path folder, Path classPath, List<String> jvmOptions) throws IOException {
        int key =
                (Runtime.version() + System.getProperty("java.vendor") + classPath + withFiles(jvmOptions)).hashCode();
        this.file = folder.resolve("payara-" + Integer.toHexString(key) + ".aot");
    }

    private static List<String> withFiles(List<String> options) throws IOException {
        List<String> all = new ArrayList<>();
        for (String option : options) {
            all.add(option.startsWith("@") ? Files.readString(Path.of(option.substring(1))) : option);
        }
        return all;
    }

    /** Windows ends processes without letting them write anything. */
    static boolean isSupported() {
        return Runtime.version().feature() >= JDK && File.separatorChar == '/';
    }

    boolean exists() {
        return Files.exists(file);
    }

    List<String> options() {
        return exists() ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /**
     * Makes a run of the server the training run. Classes that can't be in the cache need no warning each. An unloaded
     * class makes Java 25.0.3 crash while it writes the cache.
     */
    List<String> trainingOptions() {
        return List.of("-XX:AOTCacheOutput=" + unfinished(), "-Xlog:aot=error", "-XX:-ClassUnloading");
    }

    /** To be called when a training run has ended normally. */
    void publish() throws IOException {
        Files.move(unfinished(), file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes the remains of a training run that did not end normally. */
    void discard() throws IOException {
        try (DirectoryStream<Path> leftovers =
                Files.newDirectoryStream(file.getParent(), unfinished().getFileName() + "*")) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
    }

    private Path unfinished() {
        return file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
    }
}
