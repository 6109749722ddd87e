package mypage.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mypage.demo.Ports;

/** A node as deploy/payara-micro runs it, without systemd. */
public final class Node {

    /** As TimeoutStopSec in mypage.service. */
    private static final int STOP_SECONDS = 60;

    private static final int ENDED_IN_ORDER = 143;

    private final Installation installation;
    private final Path home;
    private final int port = Ports.free();
    private Process process;

    Node(Installation installation, Path home) throws IOException {
        this.installation = installation;
        this.home = home;
    }

    int port() {
        return port;
    }

    /** The script and the JVM that it runs. */
    public Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Everything that it wrote since its last start. */
    Path log() {
        return home.resolveSibling(home.getFileName() + ".log");
    }

    public void start(Path war) throws IOException {
        Files.createDirectories(home);
        ProcessBuilder builder = new ProcessBuilder(
                installation.file("node.sh").toString(),
                "run",
                installation.file("payara-micro.jar").toString(),
                war.toString(),
                home.toString(),
                "--port",
                "" + port);
        Map<String, String> environment = builder.environment();
        environment.putAll(installation.settings());
        // systemd copies the credentials; here they are read where they are.
        environment.put("CREDENTIALS_DIRECTORY", installation.etc().toString());
        process =
                builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
    }

    /** Waits for the end of a node that can't start, and returns what it wrote. */
    String failure() throws IOException, InterruptedException {
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 1) {
            throw new IOException("the node should have ended with 1, see " + log());
        }
        return Files.readString(log());
    }

    /** As kill -9 of the JVM. */
    public void kill() throws InterruptedException {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.waitFor();
        }
    }

    /** As {@code systemctl stop}. */
    public void stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS) || process.exitValue() != ENDED_IN_ORDER) {
            throw new IOException("the node did not stop in order, see " + log());
        }
    }
}
