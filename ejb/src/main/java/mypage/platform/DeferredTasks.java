package mypage.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/**
 * Runs work that must not reveal by its duration whether an account exists (ASVS 6.3.8): it starts a second after the
 * request, when the response has been sent. Work that started during the response could still slow it down on a node
 * with few processors. Tasks wait in memory: if the node stops within that second, the user has to ask again.
 */
@ApplicationScoped
public class DeferredTasks {

    private static final long DELAY_SECONDS = 1;

    @Resource
    ManagedScheduledExecutorService scheduler;

    /** Runs this once, a second later, in another thread and outside the transaction of the caller. */
    public void run(Runnable work) {
        scheduler.schedule(work, DELAY_SECONDS, TimeUnit.SECONDS);
    }
}
