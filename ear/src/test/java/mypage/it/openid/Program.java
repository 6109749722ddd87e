package mypage.it.openid;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mypage.it.Await;

/** A program of others that listens at a port. */
final class Program implements AutoCloseable {

    private final Process process;
    private final Path log;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param folder where it runs, and where its output goes */
    static Program start(Path folder, int port, List<String> command) throws Exception {
        Path log = Files.createDirectories(folder).resolve("program.log");
        var program = new Program(
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
        try {
            Await.until(command.get(0) + " listens", () -> program.listens(port));
        } catch (Exception | Error e) {
            program.close();
            throw e;
        }
        return program;
    }

    private boolean listens(int port) throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended: " + Files.readString(log));
        }
        try (var connection = new Socket("localhost", port)) {
            return connection.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
