package mypage.chaos;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import mypage.it.AccountFixture;
import mypage.it.Site;

/** So many people a second, whatever the service does; each with an account that nobody else uses. */
final class People {

    /** A node that has just come back may still refuse somebody. */
    private static final int TRIES = 3;

    private final Map<String, Acts.Act> acts;
    private final List<Seen> calm = new ArrayList<>();
    private final List<Seen> all = new ArrayList<>();

    People(Scene scene, int count, long seed) throws SQLException {
        acts = new Acts(scene).all();
        List<String> names = List.copyOf(acts.keySet());
        RandomGenerator random = new SplittableRandom(seed);
        try (Connection connection = scene.connect()) {
            for (int n = 0; n < count; n++) {
                AccountFixture account = AccountFixture.create(connection, Site.SEEKER, "chaos" + n + "@example.jp");
                all.add(new Seen(account, names.get(random.nextInt(names.size()))));
            }
            for (int n = 0; n < TRIES * names.size(); n++) {
                AccountFixture account = AccountFixture.create(connection, Site.SEEKER, "calm" + n + "@example.jp");
                calm.add(new Seen(account, names.get(n % names.size())));
            }
        }
    }

    /** Returns when the last of them is done. */
    List<Seen> come(int perSecond) throws InterruptedException {
        Queue<Seen> came = new ConcurrentLinkedQueue<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Seen seen : all) {
                people.execute(() -> {
                    act(seen);
                    came.add(seen);
                });
                Thread.sleep(Duration.ofSeconds(1).dividedBy(perSecond));
            }
        }
        return List.copyOf(came);
    }

    /** Each act, until somebody has come to its end, but only a few times. */
    List<Seen> comeWhileNothingBreaks() {
        Queue<Seen> came = new ConcurrentLinkedQueue<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            calm.stream()
                    .collect(groupingBy(seen -> seen.act))
                    .values()
                    .forEach(tries -> people.execute(() -> {
                        for (Seen seen : tries) {
                            act(seen);
                            came.add(seen);
                            if (seen.trouble.isEmpty()) {
                                return;
                            }
                        }
                    }));
        }
        return List.copyOf(came);
    }

    private void act(Seen seen) {
        try {
            acts.get(seen.act).of(seen);
        } catch (Exception | AssertionError e) {
            seen.trouble = e.toString().lines().findFirst().orElse("");
        }
    }
}
