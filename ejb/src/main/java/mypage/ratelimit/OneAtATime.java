package mypage.ratelimit;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs acts one after the other, without a thread of its own and without letting anybody wait. An act runs on the
 * calling thread, or soon on the one that runs acts now. Threads that wait for a lock instead hand it on no faster
 * than a busy machine changes threads; with hundreds of them all stands still. What one act writes, the next one sees.
 */
final class OneAtATime implements Executor {

    private static final Logger LOG = Logger.getLogger(OneAtATime.class.getName());

    private final Queue<Runnable> acts = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public void execute(Runnable act) {
        acts.add(act);
        runAll();
    }

    /** Runs an act unless there are others to run, which is as good for an act that looks at what others did. */
    void executeIfIdle(Runnable act) {
        if (acts.isEmpty()) {
            execute(act);
        }
    }

    private void runAll() {
        while (!acts.isEmpty() && lock.tryLock()) {
            try {
                for (Runnable next = acts.poll(); next != null; next = acts.poll()) {
                    run(next);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** One that fails, for want of memory for instance, keeps none of the others from being run. */
    private static void run(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "an act failed", e);
        }
    }
}
