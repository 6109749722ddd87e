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
 * One run: people come while faults happen, then all is mended, everything that people do has to work, and the promises
 * are checked. The seed draws who does what, and which faults happen in which order; what meets what depends on the
 * machine.
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
        List<Seen> calm = people.comeWhileNothingBreaks();
        coming.join();
        List<String> broken = new ArrayList<>(uncovered(all, calm));
        all.addAll(calm);
        settle(scene);
        tell(all, faults);
        broken.addAll(new Promises(scene, out).check(all, faults.doubling()));
        return broken;
    }

    /** What this run can say nothing of, as nobody came to the end of it. */
    static List<String> uncovered(List<Seen> all, List<Seen> calm) {
        List<String> uncovered = new ArrayList<>();
        if (all.stream().allMatch(seen -> seen.sure.get() == 0)) {
            uncovered.add("nobody signed in while faults happened");
        }
        calm.stream().collect(groupingBy(seen -> seen.act)).forEach((act, tries) -> {
            if (tries.stream().noneMatch(seen -> seen.trouble.isEmpty())) {
                uncovered.add("without faults, " + act + ": " + tries.get(0).trouble);
            }
        });
        return uncovered;
    }

    private static void settle(Scene scene) throws Exception {
        Instant end = Instant.now().plus(SETTLED);
        while (!Promises.isSettled(scene) && Instant.now().isBefore(end)) {
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
