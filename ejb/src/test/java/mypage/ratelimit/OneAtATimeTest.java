package mypage.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("C23")
@Timeout(30)
class OneAtATimeTest {

    private static final int THREADS = 50;
    private static final int ACTS = 2_000;

    private final OneAtATime acts = new OneAtATime();
    private int done;

    @Test
    void nobodyWaitsForAnActOfAnotherThread() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread slow = new Thread(() -> acts.execute(() -> {
            begun.countDown();
            await(end);
        }));
        slow.start();
        begun.await();

        CountDownLatch second = new CountDownLatch(1);
        acts.execute(second::countDown);
        assertEquals(1, second.getCount(), "left to the thread that runs the first act");

        end.countDown();
        assertTrue(second.await(20, TimeUnit.SECONDS));
    }

    @Test
    void ofManyThreadsEachActRunsOnceAndAlone() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> {
                for (int n = 0; n < ACTS; n++) {
                    acts.execute(() -> done++);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        acts.execute(() -> assertEquals(THREADS * ACTS, done));
    }

    @Test
    void anActThatFailsKeepsNoneOfTheOthersFromBeingRun() {
        acts.execute(() -> {
            acts.execute(() -> done++);
            throw new IllegalStateException("as a test");
        });
        assertEquals(1, done);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
