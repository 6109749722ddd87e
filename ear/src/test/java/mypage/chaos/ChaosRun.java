package mypage.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One run: people come while faults happen, then all is mended, and the promises are checked. The seed draws who does
 * what, and which faults happen in which order; what meets what depends on the machine.
 *
 * @param perSecond how many people come
 * @param out what is told of the run
 */
record ChaosRun(long seed, int perSecond, Duration time, Consumer<String> out) {

    private static final int LONGEST = 80;
    private static final Duration SETTLED = Duration.ofSeconds(40);

    /** What was broken; empty if all promises were kept. */
    List<String> on(Scene scene) throws Exception {
        out.accept("seed " + seed + ", " + perSecond + " people a second for " + time.toSeconds() + " s");
        People people = new People(scene, (int) (perSecond * time.toSeconds()), seed);
        Faults faults = new Faults(scene, out);
        List<Seen> all = new ArrayList<>();
        Thread coming = Thread.startVirtualThread(() -> {
            try {
                all.addAll(people.come(perSecond));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        faults.during(time, seed);
        coming.join();
        settle(scene);
        tell(all, faults);
        return new Promises(scene, out).check(all, faults.doubling());
    }

    /** Until all events are in the chain and all mails are sent that can be. */
    private static void settle(Scene scene) throws Exception {
        Instant end = Instant.now().plus(SETTLED);
        while (!scene.auditCheck().startsWith("0 ") && Instant.now().isBefore(end)) {
            Thread.sleep(1000);
        }
    }

    private void tell(List<Seen> all, Faults faults) {
        out.accept("faults: " + faults.happened());
        out.accept("acts: " + all.stream().collect(groupingBy(seen -> seen.act, TreeMap::new, counting())));
        out.accept("that met trouble: "
                + all.stream()
                        .filter(seen -> !seen.trouble.isEmpty())
                        .collect(groupingBy(ChaosRun::kind, TreeMap::new, counting())));
        out.accept("sign-ins: " + all.stream().mapToInt(seen -> seen.sure.get()).sum());
    }

    private static String kind(Seen seen) {
        String kind = seen.trouble.replaceAll("\\d{4,}", "…");
        return kind.substring(0, Math.min(LONGEST, kind.length()));
    }
}
