package mypage.password;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that get a processor only as far as others leave it. On Linux each raises its own nice value, which belongs
 * to a thread there and needs no privilege (nice(2), "C library/kernel differences"). Elsewhere they are ordinary
 * threads. They have no context of the server, so they only compute.
 */
final class YieldingThreads {

    private static final System.Logger LOG = System.getLogger(YieldingThreads.class.getName());

    /** A tenth of the weight of other threads: work still ends when all processors are taken. */
    private static final Object[] NICER = {10};

    private static final Duration KEPT_IDLE = Duration.ofMinutes(1);

    private YieldingThreads() {}

    /** At most so many threads, and so many tasks that wait for one. What is beyond is rejected. */
    static ThreadPoolExecutor pool(int threads, int waiting) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                KEPT_IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                YieldingThreads::thread);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(
                () -> {
                    yieldToOthers();
                    work.run();
                },
                "hashes of unknown devices");
        thread.setDaemon(true);
        return thread;
    }

    private static void yieldToOthers() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            Function.getFunction("c", "nice").invokeInt(NICER);
        } catch (LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, "hashes of unknown devices run at normal priority: {0}", e.toString());
        }
    }
}
