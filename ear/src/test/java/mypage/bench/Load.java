package mypage.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How clients come: some at once, each again after its answer; or so many a second, whatever is answered. */
sealed interface Load {

    /** Acts until the time is over, and returns when the last answer is there. */
    Sample run(Duration time, Act act) throws InterruptedException;

    String name();

    /** A slow server gets less to do. */
    record Closed(int clients) implements Load {
        @Override
        public Sample run(Duration time, Act act) throws InterruptedException {
            Sample sample = new Sample();
            AtomicInteger number = new AtomicInteger();
            long end = System.nanoTime() + time.toNanos();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                threads.add(Thread.startVirtualThread(() -> {
                    while (System.nanoTime() < end) {
                        sample.time(act, number.getAndIncrement(), System.nanoTime());
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return sample.end();
        }

        @Override
        public String name() {
            return clients + " at once";
        }
    }

    /** Each act is timed from when it was due. So a server that stops makes all of them late, not one. */
    record Open(int perSecond) implements Load {
        @Override
        public Sample run(Duration time, Act act) {
            long end = System.nanoTime() + time.toNanos();
            return runWhile(() -> System.nanoTime() < end, act);
        }

        /** Asks before each act. */
        Sample runWhile(BooleanSupplier going, Act act) {
            Sample sample = new Sample();
            long start = System.nanoTime();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int n = 0; going.getAsBoolean(); n++) {
                    int number = n;
                    long due = start + n * 1_000_000_000L / perSecond;
                    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                        LockSupport.parkNanos(wait);
                    }
                    clients.execute(() -> sample.time(act, number, due));
                }
            }
            return sample.end();
        }

        @Override
        public String name() {
            return perSecond + " a second";
        }
    }
}
