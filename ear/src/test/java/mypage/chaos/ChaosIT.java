package mypage.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import mypage.it.AccountFixture;
import mypage.it.Site;
import mypage.it.TestBed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A short run of {@link Chaos}, of {@code -Dchaos.seconds}. A failure names its seed. */
class ChaosIT {

    @Test
    void aRunThatNobodyCameToTheEndOfIsBroken() {
        AccountFixture account = new AccountFixture(Site.SEEKER, "somebody@example.jp", "", 1);
        Seen refused = new Seen(account, "code");
        refused.trouble = "at 503";
        assertEquals(
                List.of("nobody signed in while faults happened", "without faults, code: at 503"),
                ChaosRun.uncovered(List.of(refused), List.of(refused)));
        Seen in = new Seen(account, "code");
        in.sure.incrementAndGet();
        assertEquals(List.of(), ChaosRun.uncovered(List.of(refused, in), List.of(refused, in)));
    }

    @Test
    @Tag("R14")
    @Tag("C10")
    @Tag("C13")
    @Tag("C19")
    @Tag("C26")
    @Tag("C27")
    void allPromisesAreKeptWhileEverythingBreaks() throws Exception {
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        int seconds = Integer.getInteger("chaos.seconds", 10);
        try (Scene scene = new SmallScene(TestBed.FOLDER.resolve("chaos"))) {
            ChaosRun run = new ChaosRun(seed, 3, Duration.ofSeconds(seconds), System.out::println);
            assertEquals(List.of(), run.on(scene), () -> "-Dchaos.seed=" + seed);
        }
    }
}
