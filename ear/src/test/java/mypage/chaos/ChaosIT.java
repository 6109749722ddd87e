package mypage.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import mypage.it.TestBed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A short run of {@link Chaos}. A failure names its seed. */
class ChaosIT {

    @Test
    @Tag("R14")
    @Tag("C10")
    @Tag("C13")
    @Tag("C19")
    @Tag("C26")
    @Tag("C27")
    void allPromisesAreKeptWhileEverythingBreaks() throws Exception {
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        try (Scene scene = new SmallScene(TestBed.FOLDER.resolve("chaos"))) {
            ChaosRun run = new ChaosRun(seed, 3, Duration.ofSeconds(15), System.out::println);
            assertEquals(List.of(), run.on(scene), () -> "-Dchaos.seed=" + seed);
        }
    }
}
