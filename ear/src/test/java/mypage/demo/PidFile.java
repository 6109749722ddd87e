package mypage.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Which process a launcher has started. */
record PidFile(Path file) {

    void write(ProcessHandle process) throws IOException {
        Files.writeString(file, identity(process));
    }

    /** Ends the process if it still runs. */
    void stopOrphan() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        String[] known = Files.readString(file).split(" ");
        ProcessHandle.of(Long.parseLong(known[0]))
                .filter(orphan -> identity(orphan).equals(String.join(" ", known)))
                .ifPresent(orphan -> {
                    orphan.destroyForcibly();
                    orphan.onExit().join();
                });
    }

    /** A process number is reused, but not together with the start time. */
    private static String identity(ProcessHandle handle) {
        return handle.pid() + " "
                + handle.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
