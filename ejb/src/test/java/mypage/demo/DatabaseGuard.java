package mypage.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that stops a database when the process that started it ends for any reason: mutation testing kills its
 * JVMs, which then cannot stop it.
 */
public final class DatabaseGuard {

    private DatabaseGuard() {}

    /** Makes the database in this folder end with this JVM. */
    public static void start(Path folder) throws IOException {
        String server =
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0).strip();
        new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-Xmx16m",
                        "-cp",
                        Folders.project().resolve("ejb/target/test-classes").toString(),
                        DatabaseGuard.class.getName(),
                        "" + ProcessHandle.current().pid(),
                        server)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] owner) {
        process(owner[0]).ifPresent(jvm -> jvm.onExit().join());
        process(owner[1]).ifPresent(ProcessHandle::destroy);
    }

    private static Optional<ProcessHandle> process(String id) {
        return ProcessHandle.of(Long.parseLong(id));
    }
}
