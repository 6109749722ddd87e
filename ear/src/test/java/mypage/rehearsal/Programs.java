package mypage.rehearsal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of this machine that a rehearsal needs. */
public final class Programs {

    private static final Path POSTGRESQL = Path.of("/usr/lib/postgresql");
    private static final List<Path> HAPROXY = List.of(Path.of("/usr/sbin/haproxy"), Path.of("/usr/local/sbin/haproxy"));

    private Programs() {}

    /** What is missing, and how to get it; empty when nothing is. */
    public static List<String> missing() throws IOException {
        List<String> missing = new ArrayList<>();
        if (postgresql().isEmpty()) {
            missing.add("PostgreSQL's server programs: apt-get install postgresql");
        }
        if (haproxy().isEmpty()) {
            missing.add("haproxy: apt-get install haproxy");
        }
        return missing;
    }

    /** The folder of the newest PostgreSQL. */
    static Optional<Path> postgresql() throws IOException {
        if (!Files.isDirectory(POSTGRESQL)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(POSTGRESQL)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("pg_basebackup")))
                    .max(Comparator.naturalOrder());
        }
    }

    static Optional<Path> haproxy() {
        return HAPROXY.stream().filter(Files::isExecutable).findFirst();
    }

    /** Waits for its end, and throws with its output if it fails. */
    static String run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
