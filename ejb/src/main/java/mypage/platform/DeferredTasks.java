package mypage.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/**
 * For what is asked for with no more than an address, and must not tell whether there is such an account: it is looked up when
 * the answer has long been given (ASVS 6.3.8). Work that began beside the answer could still be seen in its time, where
 * processors are few. It waits in memory: when the node ends within that second, the user asks again.
 */
@ApplicationScoped
public class DeferredTasks {

    private static final long DELAY_SECONDS = 1;

    @Resource
    ManagedScheduledExecutorService scheduler;

    /** Runs this once, a second later, in another thread and outside the caller's transaction. */
    public void run(Runnable work) {
        scheduler.schedule(work, DELAY_SECONDS, TimeUnit.SECONDS);
    }
}
