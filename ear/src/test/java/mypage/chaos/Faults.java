package mypage.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Draws faults from a seed: nodes break beside database and mail server, but never both nodes at once. */
final class Faults {

    private static final List<List<Fault>> LANES = List.of(
            List.of(Fault.NODE_KILLED, Fault.NODE_STOPPED, Fault.NODE_STALLS),
            List.of(Fault.DATABASE_RESTARTS, Fault.DATABASE_CRASHES, Fault.DATABASE_STALLS, Fault.DATABASE_FAILS_OVER),
            List.of(Fault.MAIL_REFUSES, Fault.MAIL_STALLS, Fault.MAIL_RESETS));

    private final Scene scene;
    private final Consumer<String> out;
    private final Map<Fault, Integer> happened = new TreeMap<>();
    private final List<Exception> unmended = new CopyOnWriteArrayList<>();

    Faults(Scene scene, Consumer<String> out) {
        this.scene = scene;
        this.out = out;
    }

    /** Returns when all is mended. */
    void during(Duration time, long seed) throws InterruptedException {
        Instant end = Instant.now().plus(time);
        List<Thread> lanes = new ArrayList<>();
        for (int lane = 0; lane < LANES.size(); lane++) {
            List<Fault> faults = LANES.get(lane);
            RandomGenerator random = new SplittableRandom(seed + lane);
            lanes.add(Thread.startVirtualThread(() -> happen(faults, random, end)));
        }
        for (Thread lane : lanes) {
            lane.join();
        }
        if (!unmended.isEmpty()) {
            throw new IllegalStateException("a fault could not be mended", unmended.get(0));
        }
    }

    private void happen(List<Fault> faults, RandomGenerator random, Instant end) {
        try {
            while (true) {
                Thread.sleep(random.nextInt(1000, 5000));
                Fault fault = faults.get(random.nextInt(faults.size()));
                int node = random.nextInt(Scene.NODES);
                Duration length = Duration.ofMillis(random.nextInt(500, 4000));
                if (!Instant.now().isBefore(end)) {
                    return;
                }
                out.accept("%tT %s %d".formatted(System.currentTimeMillis(), fault, node));
                synchronized (happened) {
                    happened.merge(fault, 1, Integer::sum);
                }
                fault.happen(scene, node, length);
            }
        } catch (Exception e) {
            unmended.add(e);
        }
    }

    Map<Fault, Integer> happened() {
        return happened;
    }

    /** How many faults may have made nodes send again what was sent. */
    long doubling() {
        return happened.entrySet().stream()
                .filter(fault -> fault.getKey().doublesMails())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
