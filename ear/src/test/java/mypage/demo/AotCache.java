package mypage.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Payara's classes loaded and linked, and how often its methods were called, as a training run left them for later starts (JEP 483, 514 and 515).
 * Holds what came from the class path: the server and its libraries, not the application.
 */
final class AotCache {
    /** The first JDK that makes one at the end of a run. */
    private static final int JDK = 25;

    private final Path file;

    /** A cache fits one Java, one class path and one set of options. */
    AotCache(Path folder, Path classPath, List<String> jvmOptions) {
        int key = (Runtime.version() + System.getProperty("java.vendor") + classPath + jvmOptions).hashCode();
        this.file = folder.resolve("payara-" + Integer.toHexString(key) + ".aot");
    }

    static boolean isSupported() {
        return Runtime.version().feature() >= JDK;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** A file that does not fit is passed over, with a warning. */
    List<String> options() {
        return exists() ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /** Makes a run of the server the training run; its end takes some seconds longer. */
    List<String> trainingOptions() {
        List<String> options = new ArrayList<>(List.of("-XX:AOTCacheOutput=" + unfinished()));
        // What can't be in it is no news.
        options.add("-Xlog:aot=error");
        // A class that was unloaded makes the JVM crash when it writes what it learned (25.0.3).
        options.add("-XX:-ClassUnloading");
        return options;
    }

    /** Gives the cache of a training run that ended its name. */
    void publish() throws IOException {
        Files.move(unfinished(), file);
    }

    private Path unfinished() {
        return file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
    }
}
