package mypage.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of a process, as Linux reports it. */
public final class Memory {
    private static final Path PROCESSES = Path.of("/proc");

    private Memory() {}

    /** Resident memory in megabytes; 0 on other systems. */
    public static long megabytes(long pid) throws IOException {
        Path status = PROCESSES.resolve(pid + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        String kilobytes = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .findFirst()
                .orElse("0")
                .replaceAll("\\D", "");
        return Long.parseLong(kilobytes) / 1024;
    }
}
