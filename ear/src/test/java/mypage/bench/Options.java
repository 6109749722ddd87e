package mypage.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.demo.Folders;

/**
 * How to measure: {@code mvn -Prun "-Dlauncher=mypage.bench.Benchmark --seconds 10 --against earlier.json"}.
 *
 * @param loads by default 8 clients at once, and 10 acts a second
 * @param time of each scenario in each round
 * @param scenarios a regular expression for their names
 * @param wars other builds of ours to measure in the same run, separated by commas
 * @param jvm a file of JVM options, to measure ours with them too
 * @param keycloak the folder of an unpacked Keycloak to measure in the same run
 * @param against figures of an earlier run, to compare with
 */
record Options(
        List<Load> loads,
        Duration time,
        Duration warmUp,
        int rounds,
        String scenarios,
        List<Path> wars,
        Optional<Path> jvm,
        Optional<Path> keycloak,
        Optional<Path> against,
        Path out) {

    static Options parse(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            given.put(arguments[i], arguments[i + 1]);
        }
        Options options = new Options(
                loads(given.remove("--clients"), given.remove("--rate")),
                seconds(given.remove("--seconds"), 20),
                seconds(given.remove("--warm-up"), 120),
                Integer.parseInt(Optional.ofNullable(given.remove("--rounds")).orElse("3")),
                Optional.ofNullable(given.remove("--scenarios")).orElse(".*"),
                paths(given.remove("--war")),
                path(given.remove("--jvm")),
                path(given.remove("--keycloak")),
                path(given.remove("--against")),
                path(given.remove("--out")).orElse(Folders.project().resolve("ear/target/bench.json")));
        if (!given.isEmpty() || arguments.length % 2 != 0) {
            throw new IllegalArgumentException("unknown: " + String.join(" ", arguments));
        }
        return options;
    }

    /** A rate of 0 leaves out the open loop. */
    private static List<Load> loads(String clients, String rate) {
        Load closed = new Load.Closed(clients == null ? 8 : Integer.parseInt(clients));
        int perSecond = rate == null ? 10 : Integer.parseInt(rate);
        return perSecond == 0 ? List.of(closed) : List.of(closed, new Load.Open(perSecond));
    }

    private static Duration seconds(String given, int otherwise) {
        return Duration.ofSeconds(given == null ? otherwise : Integer.parseInt(given));
    }

    private static List<Path> paths(String given) {
        return Stream.ofNullable(given)
                .flatMap(all -> Stream.of(all.split(",")))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .toList();
    }

    private static Optional<Path> path(String given) {
        return Optional.ofNullable(given).map(Path::of).map(Path::toAbsolutePath);
    }
}
