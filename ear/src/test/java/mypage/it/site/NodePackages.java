package mypage.it.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mypage.it.Chromium;

/**
 * npm packages, pinned by a lock file. They run on the Node.js that Playwright bundles, which is recent enough. The
 * machine's npm installs them; where there is none, it comes from the distribution.
 */
public final class NodePackages {

    private static final String LOCK = "package-lock.json";

    /** The exit status and output of a program. */
    record Result(int status, String output) {}

    private final Path folder;

    private NodePackages(Path folder) {
        this.folder = folder;
    }

    /** Installs the packages that {@code package.json} in this folder of the test sources lists. */
    public static NodePackages of(String name) throws IOException, InterruptedException {
        var packages = new NodePackages(Path.of("target", name).toAbsolutePath());
        packages.installOnce(Path.of("src/test", name));
        return packages;
    }

    private void installOnce(Path source) throws IOException, InterruptedException {
        boolean installed = Files.exists(folder.resolve("node_modules/.package-lock.json"))
                && Files.mismatch(folder.resolve(LOCK), source.resolve(LOCK)) < 0;
        Files.createDirectories(folder);
        try (var files = Files.newDirectoryStream(source)) {
            for (Path file : files) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!installed) {
            install();
        }
    }

    /** Install scripts are disabled, as no package needs one. */
    private void install() throws IOException, InterruptedException {
        if (Chromium.program("npm").isEmpty()) {
            Chromium.installPackages("npm");
        }
        var result = execute(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        if (result.status() != 0) {
            throw new IOException("npm ci failed: " + result.output());
        }
    }

    /** Runs a script of the same folder. */
    Result run(String... script) throws IOException, InterruptedException {
        return execute(command(script));
    }

    /** What runs a script of the same folder. */
    public List<String> command(String... script) {
        var driver = Driver.ensureDriverInstalled(Map.of(), false).driverDir();
        List<String> command = new ArrayList<>(List.of(driver.resolve("node").toString()));
        command.add(folder.resolve(script[0]).toString());
        command.addAll(List.of(script).subList(1, script.length));
        return command;
    }

    private Result execute(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), output);
    }
}
