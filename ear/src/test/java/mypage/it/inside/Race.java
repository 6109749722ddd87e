package mypage.it.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs an action in several threads, which start it at the same moment. */
public final class Race {

    private Race() {}

    public static <T> List<T> of(int threads, Callable<T> action) throws Exception {
        ExecutorService runners = Executors.newFixedThreadPool(threads);
        try {
            var barrier = new CyclicBarrier(threads);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(runners.submit(() -> {
                    barrier.await();
                    return action.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            runners.shutdownNow();
        }
    }
}
