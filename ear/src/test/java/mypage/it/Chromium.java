package mypage.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds Chromium and a Japanese font on this machine and installs them if they are missing. The build also runs this
 * file as a program at its beginning, so that they are installed while the other tests run.
 */
public final class Chromium {

    /** Chromium without a user interface; a fifth faster. */
    private static final String HEADLESS = "chromium-headless-shell";

    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private Chromium() {}

    public static void main(String[] arguments) {
        if (isDebianRoot()) {
            install();
        }
    }

    /** The machine's own browser, preferably headless; empty means the one that Playwright manages itself. */
    public static Optional<Path> get() {
        install();
        return program(HEADLESS).or(Chromium::full);
    }

    /** The machine's full browser; unlike the headless one it heeds the settings in a profile. */
    public static Optional<Path> full() {
        install();
        return installed();
    }

    private static void install() {
        try {
            installOnce();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Both test suites and the build call this at the same time, so a file lock guards the installation. */
    private static void installOnce() throws IOException, InterruptedException {
        try (var file = FileChannel.open(
                        TEMPORARY.resolve("mypage-chromium-install.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                var lock = file.lock()) {
            if (lock.isValid() && (installed().isEmpty() || !hasJapaneseFont())) {
                installAll();
            }
        }
    }

    private static void installAll() throws IOException, InterruptedException {
        if (isDebianRoot()) {
            installPackages("chromium", "fonts-noto-cjk");
            if (isOffered(HEADLESS)) {
                installPackages(HEADLESS);
            }
        } else if (installed().isEmpty()) {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var classpath = System.getProperty("java.class.path");
            run(java, "-cp", classpath, "com.microsoft.playwright.CLI", "install", "chromium");
        }
    }

    /** Whether {@link #installPackages} can work here. */
    public static boolean isDebianRoot() {
        return program("apt-get").isPresent() && "root".equals(System.getProperty("user.name"));
    }

    /** Installs packages of the machine's Debian-like distribution; waits while another program installs. */
    public static void installPackages(String... names) throws IOException, InterruptedException {
        run("apt-get", "update", "-q");
        var install =
                Stream.of("apt-get", "install", "-q", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300");
        run(Stream.concat(install, Stream.of(names)).toArray(String[]::new));
    }

    /** Not every distribution offers it as a separate package. */
    private static boolean isOffered(String name) throws IOException, InterruptedException {
        return new ProcessBuilder("apt-cache", "show", name)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static Optional<Path> installed() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> program(name).stream())
                .findFirst();
    }

    public static Optional<Path> program(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean hasJapaneseFont() throws IOException {
        if (program("fc-list").isEmpty()) {
            return !System.getProperty("os.name").startsWith("Linux");
        }
        var list = new ProcessBuilder("fc-list", ":lang=ja").start();
        return list.getInputStream().readAllBytes().length > 0;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var log = TEMPORARY.resolve("mypage-chromium-install.log").toFile();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().remove("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD");
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        if (builder.start().waitFor() != 0) {
            throw new IOException(command[0] + " failed, see " + log);
        }
    }
}
