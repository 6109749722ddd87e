package mypage.bench;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** What came of one load: the time of each act that succeeded, and how many did not. */
final class Sample {
    private final long start = System.nanoTime();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final AtomicReference<String> reason = new AtomicReference<>("");
    private double seconds;

    /** @param from when it began, or should have */
    void time(Act act, int number, long from) {
        try {
            bytes.add(act.run(number));
            nanos.add(System.nanoTime() - from);
        } catch (Exception | AssertionError e) {
            failures.increment();
            reason.compareAndSet("", String.valueOf(e));
        }
    }

    /** @throws IllegalStateException if no act succeeded */
    Sample end() {
        if (nanos.isEmpty()) {
            throw new IllegalStateException("no act succeeded: " + reason());
        }
        seconds = (System.nanoTime() - start) / 1e9;
        return this;
    }

    double seconds() {
        return seconds;
    }

    int count() {
        return nanos.size();
    }

    long failures() {
        return failures.sum();
    }

    /** Of the first failure. */
    String reason() {
        return reason.get();
    }

    double bytesEach() {
        return bytes.sum() / (double) count();
    }

    /** Milliseconds; all samples are kept, so it is exact. */
    double percentile(int percent) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[(sorted.length * percent + 99) / 100 - 1] / 1e6;
    }
}
