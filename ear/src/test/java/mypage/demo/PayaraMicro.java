package mypage.demo;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One Payara Micro with the product's WAR, as a process of its own that can be stopped, killed and started again. */
public final class PayaraMicro implements AutoCloseable {

    /** A JVM option of every server, see docs/operations. */
    public static final String ANY_BYTES_IN_HEADERS =
            "-Dorg.glassfish.grizzly.http.STRICT_HEADER_VALUE_VALIDATION_RFC_9110=false";

    // Compiled once and quickly, and no full collection to grow the class space: a node under load is better off
    // without.
    private static final List<String> STARTS_FAST = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MetaspaceSize=192m",
            "--enable-native-access=ALL-UNNAMED",
            ANY_BYTES_IN_HEADERS);

    /** A JVM option. */
    public static final String WITHOUT_AOT_CACHE = "-XX:AOTMode=off";

    private static final Duration TRAINING = Duration.ofMinutes(3);

    /** The status of a process that was asked to end, and did so by itself. */
    private static final int ENDED_IN_ORDER = 143;

    private final Path home;
    private final Path cache;
    private final Path jar;
    private final List<String> jvmOptions = new ArrayList<>(STARTS_FAST);
    private final List<Path> applications = new ArrayList<>();
    private Path war = Folders.war();
    private int port;
    private volatile Process process;

    public PayaraMicro(Path home, Path cache) {
        this(home, cache, Folders.microJar());
    }

    /** One of another version than what we run on. */
    public PayaraMicro(Path home, Path cache, Path jar) {
        this.home = home.toAbsolutePath();
        this.cache = cache;
        this.jar = jar;
    }

    public PayaraMicro withJvmOption(String option) {
        jvmOptions.add(option);
        return this;
    }

    /** These alone, in place of those that start fast. */
    public PayaraMicro withJvmOptions(List<String> options) {
        jvmOptions.clear();
        jvmOptions.addAll(options);
        return this;
    }

    /** In place of the one that Maven built. */
    public PayaraMicro withWar(Path other) {
        war = other;
        return this;
    }

    /** Further applications, each at the name of its folder. */
    public PayaraMicro withApplications(List<Path> folders) {
        applications.addAll(folders);
        return this;
    }

    /** Returns at once; {@link #awaitOk} tells when the application answers. Settings are added to our environment. */
    public PayaraMicro start(Map<String, String> settings, int httpPort) throws IOException {
        MicroRuntime runtime = MicroRuntime.unpack(jar, cache);
        return start(runtime, runtime.aotCache(jvmOptions).options(), settings, httpPort);
    }

    private PayaraMicro start(
            MicroRuntime runtime, List<String> moreOptions, Map<String, String> settings, int httpPort)
            throws IOException {
        port = httpPort;
        Files.createDirectories(home);
        stopOrphan();
        runtime.configure(instance());
        List<String> options = new ArrayList<>(jvmOptions);
        options.addAll(moreOptions);
        ProcessBuilder builder = new ProcessBuilder(runtime.command(options, instance(), arguments()));
        // With more of them, each thread that hashed a password keeps its memory for the next one.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        // Names that only the launcher knows, and which a node would refuse.
        builder.environment()
                .keySet()
                .removeAll(Set.of("MYPAGE_HTTP_PORT", "MYPAGE_DEMO_MAIL_PORT", "MYPAGE_DEMO", "MYPAGE_DATA_DIR"));
        // No load balancer has to notice that it stops.
        builder.environment().put("MYPAGE_STOP_WAIT", "PT1S");
        builder.environment().putAll(settings);
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log().toFile()))
                .start();
        pidFile().write(process.toHandle());
        return this;
    }

    /** The requests of a training run. */
    @FunctionalInterface
    public interface Exercise {
        void with(PayaraMicro server) throws IOException, InterruptedException;
    }

    /**
     * Makes later starts with the same options faster, by a run for that alone. Does nothing where one did so already,
     * and where Java can't. An interrupted thread leaves nothing of it.
     */
    public void train(Map<String, String> settings, int httpPort, Exercise exercise)
            throws IOException, InterruptedException {
        MicroRuntime runtime = MicroRuntime.unpack(jar, cache);
        AotCache aotCache = runtime.aotCache(jvmOptions);
        if (!AotCache.isSupported() || aotCache.exists() || jvmOptions.contains(WITHOUT_AOT_CACHE)) {
            return;
        }
        start(runtime, aotCache.trainingOptions(), settings, httpPort);
        try {
            exercise.with(this);
            process.destroy();
            if (process.waitFor(TRAINING.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == ENDED_IN_ORDER) {
                aotCache.publish();
            }
        } finally {
            process.destroyForcibly().waitFor();
            aotCache.discard();
        }
    }

    /** Waits for the first 200 of a path. */
    public PayaraMicro awaitOk(String path, Duration patience) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        boolean booted = false;
        while (status(path) != HttpURLConnection.HTTP_OK) {
            if (booted || !process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IOException("the server does not answer " + path + ", see " + log());
            }
            Thread.sleep(20);
            // A failed deployment does not end the server; it says it is ready and answers 404 for good.
            booted = Files.readString(log()).contains(" ready in ");
        }
        return this;
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    public Process process() {
        return process;
    }

    /** What the server wrote since its last start. */
    public Path log() {
        return home.resolve("server.log");
    }

    /** As kill -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public void stop() throws InterruptedException {
        if (isAlive()) {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private int status(String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://localhost:" + port + path).toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(10_000);
            connection.setInstanceFollowRedirects(false);
            return connection.getResponseCode();
        } catch (IOException e) {
            return -1;
        }
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--nohazelcast",
                "--disablephonehome",
                "--port",
                "" + port,
                "--logproperties",
                Folders.payaraConfig("logging.properties").toString(),
                "--prebootcommandfile",
                Folders.payaraConfig("pre-boot-commands.txt").toString(),
                "--deploy",
                war.toString(),
                "--contextroot",
                "/"));
        applications.forEach(folder -> arguments.addAll(List.of("--deploy", folder.toString())));
        return arguments;
    }

    /** A launcher that was killed leaves its server behind. */
    void stopOrphan() throws IOException {
        pidFile().stopOrphan();
    }

    private PidFile pidFile() {
        return new PidFile(home.resolve("server.pid"));
    }

    private Path instance() {
        return home.resolve("instance");
    }
}
