package mypage.it.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.FreePorts;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.TestBed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The script with which operators run a node, with the JVM options of production, and how a node stops. */
class NodeScriptIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Path home = TestBed.FOLDER.resolve("script-node");
    private final Path cache = home.resolve("mypage.aot");
    private final File log = TestBed.FOLDER.resolve("script-node.log").toFile();
    private final int port = FreePorts.one();
    private final URI url = URI.create("http://localhost:" + port + "/");
    private Process node;

    NodeScriptIT() throws IOException {}

    @AfterEach
    void killNode() {
        if (node != null) {
            node.descendants().forEach(ProcessHandle::destroyForcibly);
            node.destroyForcibly();
        }
    }

    @Test
    @Tag("C27")
    void aNodeUsesTheAotCacheOfATrainingRunAndStopsInOrder() throws Exception {
        try (var database = TestBed.newDatabase("script")) {
            start("train", database);
            stop();
            assertTrue(Files.exists(cache), "the training run left no cache");

            start("run", database);

            assertTrue(isMapped(cache), "the node does not use the cache");
            var account = AccountFixture.create(database, Site.SEEKER);
            var visitor = new HttpVisitor(url).submitPassword(account);
            visitor.submitCode(TestBed.mailbox().first(account.email()).code());
            assertTrue(visitor.isAt(Site.SEEKER.mypage()), visitor.body());
            stopsWithoutAFailedRequest();
        }
    }

    /** Asks for a page without pause, and goes elsewhere a second after a probe saw that the node stops. */
    private void stopsWithoutAFailedRequest() throws Exception {
        assertEquals(List.of(200, 200), List.of(probe("live"), probe("ready")));
        var elsewhere = new AtomicBoolean();
        Future<Set<Integer>> users = Executors.newSingleThreadExecutor().submit(() -> {
            Set<Integer> statuses = new HashSet<>();
            while (!elsewhere.get()) {
                statuses.add(new HttpVisitor(url).get(Site.SEEKER.login()).status());
            }
            return statuses;
        });

        node.destroy();
        Await.until("not ready", () -> probe("ready") == 503);
        assertEquals(200, probe("live"));
        Thread.sleep(1000);
        elsewhere.set(true);

        assertEquals(Set.of(200), users.get());
        stop();
    }

    private int probe(String what) throws IOException {
        var connection =
                (HttpURLConnection) url.resolve("/health/" + what).toURL().openConnection();
        return connection.getResponseCode();
    }

    @Test
    void anUnknownModeIsRejected() throws Exception {
        node = new ProcessBuilder(command("stop")).redirectErrorStream(true).start();

        var output = new String(node.getInputStream().readAllBytes());

        assertEquals(2, node.waitFor());
        assertTrue(output.contains("run or train, not stop"), output);
    }

    /** Payara Micro does so when its port is in use, and whoever watches the node must not take that for a stop. */
    @Test
    @Tag("C27")
    void aNodeThatEndsByItselfHasFailed() throws Exception {
        var bin = Files.createDirectories(TestBed.FOLDER.resolve("no-java/bin"));
        var java = Files.writeString(bin.resolve("java"), """
                #!/bin/sh
                [ "$1" != -jar ] || { mkdir -p "$4/config" "$4/lib"; touch "$4/.env"; }
                """);
        assertTrue(java.toFile().setExecutable(true));
        var command = command("run");
        command.set(1, "JAVA_HOME=" + bin.getParent());
        command.set(6, TestBed.FOLDER.resolve("failed-node").toString());
        node = new ProcessBuilder(command).redirectErrorStream(true).start();

        var output = new String(node.getInputStream().readAllBytes());

        assertEquals(1, node.waitFor(), output);
        assertTrue(output.contains("the node ended by itself"), output);
    }

    private void start(String mode, EmbeddedDatabase database) throws Exception {
        var builder = new ProcessBuilder(command(mode))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(TestBed.environment(url, database));
        builder.environment().put("MYPAGE_STOP_WAIT", "PT2S");
        node = builder.start();
        Instant deadline = Instant.now().plus(TIMEOUT);
        while (!answers()) {
            assertTrue(
                    node.isAlive() && Instant.now().isBefore(deadline), () -> "the node does not answer, see " + log);
            Thread.sleep(50);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return new HttpVisitor(url).get(Site.SEEKER.login()).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> command(String mode) {
        var script = Folders.payaraConfig("node.sh").toString();
        List<String> command =
                new ArrayList<>(List.of("env", "JAVA_HOME=" + System.getProperty("java.home"), script, mode));
        command.addAll(List.of(Folders.microJar().toString(), Folders.war().toString(), home.toString()));
        command.addAll(List.of("--port", String.valueOf(port)));
        return command;
    }

    /** Terminates the node and waits until it has written its AOT cache. */
    private void stop() throws InterruptedException {
        node.destroy();
        assertTrue(node.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS), "the node does not end");
        assertEquals(143, node.exitValue(), () -> "the node did not end in order, see " + log);
    }

    private boolean isMapped(Path file) throws IOException {
        long java = node.children().findFirst().orElseThrow().pid();
        return Files.readString(Path.of("/proc/" + java + "/maps")).contains(file.toString());
    }
}
