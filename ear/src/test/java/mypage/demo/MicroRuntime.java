package mypage.demo;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Payara Micro's libraries, unpacked once for all instances of this machine: starting from the single jar would unpack
 * its 300 jars each time, and a cache of loaded classes needs a class path that stays.
 */
final class MicroRuntime {
    private static final String MAIN = "fish.payara.micro.impl.PayaraMicroImpl";

    private final Path root;

    private MicroRuntime(Path root) {
        this.root = root;
    }

    static MicroRuntime unpack(Path jar, Path cache) throws IOException {
        Path root = cache.resolve("payara-micro-" + Long.toHexString(Files.size(jar)));
        if (!Files.isDirectory(root)) {
            Files.createDirectories(cache);
            Path unpacked = Files.createTempDirectory(cache, "unpack");
            run(List.of(java(), "-jar", jar.toString(), "--rootdir", unpacked.toString(), "--outputlauncher"));
            Folders.publish(unpacked, root);
        }
        return new MicroRuntime(root);
    }

    List<String> command(List<String> jvmOptions, Path instance, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(jvmOptions);
        command.add("-Dfish.payara.micro.BootJar=" + launcher().toUri());
        command.add("-Dfish.payara.micro.UnpackDir=" + root);
        command.addAll(bootProperties());
        command.addAll(moduleOptions());
        command.addAll(List.of("-cp", launcher().toString(), MAIN, "--rootdir", instance.toString()));
        command.addAll(arguments);
        return command;
    }

    /** Gives an instance the configuration and the adapters it starts from, nothing of an earlier run. */
    void configure(Path instance) throws IOException {
        Folders.delete(instance);
        for (String folder : List.of("config", "lib")) {
            Folders.copy(root.resolve(folder), instance.resolve(folder));
        }
    }

    Path libraries() {
        return root.resolve("runtime");
    }

    AotCache aotCache(List<String> jvmOptions) throws IOException {
        return new AotCache(root.getParent(), launcher(), jvmOptions);
    }

    private Path launcher() {
        return root.resolve("launch-micro.jar");
    }

    /** The packages of the JDK that Payara opens; its own file for starters lists them. */
    private List<String> moduleOptions() throws IOException {
        String opens = Files.readAllLines(root.resolve(".env")).stream()
                .filter(line -> line.startsWith("MICRO_OPENS="))
                .findFirst()
                .orElseThrow();
        return List.of(opens.replaceFirst("MICRO_OPENS=", "").replace("\"", "").split(" "));
    }

    /** What Payara's own launcher sets since version 7; before, the server did so itself. */
    private List<String> bootProperties() throws IOException {
        Path file = root.resolve("config/payara-boot.properties");
        if (!Files.exists(file)) {
            return List.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream()
                .map(name -> "-D" + name + "=" + properties.getProperty(name))
                .toList();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void run(List<String> command) throws IOException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException("failed: " + String.join(" ", command));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
