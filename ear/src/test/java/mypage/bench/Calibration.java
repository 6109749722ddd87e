package mypage.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mypage.password.PasswordHasher;

/**
 * How fast the machine is now: what one of our password hashes costs, and how many it computes in a second. All figures
 * are compared as ratios to these, since the speed of a shared machine changes from minute to minute.
 */
record Calibration(double cpuMillis, double perSecond) {
    private static final int HASHES = Integer.getInteger("bench.hashes", 12);
    private static final PasswordHasher HASHER =
            new PasswordHasher(Runtime.getRuntime().availableProcessors());

    /** On so many processors at once. */
    static Calibration on(int processors) throws Exception {
        long begin = System.nanoTime();
        double cpu = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(processors)) {
            List<Callable<Long>> tasks = new ArrayList<>();
            for (int i = 0; i < processors; i++) {
                tasks.add(Calibration::hash);
            }
            for (Future<Long> spent : threads.invokeAll(tasks)) {
                cpu += spent.get();
            }
        }
        double count = HASHES * processors;
        return new Calibration(cpu / count / 1e6, count * 1e9 / (System.nanoTime() - begin));
    }

    private static long hash() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < HASHES; i++) {
            HASHER.hash("a password");
        }
        return threads.getCurrentThreadCpuTime() - begin;
    }

    Calibration mean(Calibration other) {
        return new Calibration((cpuMillis + other.cpuMillis) / 2, (perSecond + other.perSecond) / 2);
    }
}
