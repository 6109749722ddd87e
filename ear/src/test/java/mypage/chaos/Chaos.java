package mypage.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mypage.demo.Console;
import mypage.demo.Folders;
import mypage.rehearsal.Programs;

/**
 * {@code mvn -Prun -Dlauncher=mypage.chaos.Chaos}: people sign in in all ways while nodes, database and mail server
 * break, and then each promise is checked from the outside and from the rows. Without Debian's PostgreSQL and haproxy
 * there is no standby and no proxy. Exits with 1 if a promise was broken. With
 * {@code "-Dlauncher.options=-Dchaos.seed=7 -Dchaos.seconds=600 -Dchaos.rate=8"} the same people come again and the
 * same faults happen in the same order.
 */
public final class Chaos {

    private static final Path FOLDER = Folders.project().resolve("ear/target/chaos");

    private Chaos() {}

    public static void main(String[] arguments) throws Exception {
        ChaosRun run = new ChaosRun(
                Long.getLong("chaos.seed", System.nanoTime()),
                Integer.getInteger("chaos.rate", 8),
                Duration.ofSeconds(Integer.getInteger("chaos.seconds", 300)),
                Console::say);
        Folders.delete(FOLDER);
        List<String> broken;
        List<String> missing = Programs.missing();
        missing.forEach(program -> Console.say("without " + program));
        try (Scene scene = missing.isEmpty() ? new ProductionScene(FOLDER) : new SmallScene(FOLDER)) {
            broken = run.on(scene);
        }
        broken.forEach(Console::say);
        Console.say(broken.isEmpty() ? "all promises were kept" : broken.size() + " promises were broken");
        System.exit(broken.isEmpty() ? 0 : 1);
    }
}
