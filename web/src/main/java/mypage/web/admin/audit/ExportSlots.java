package mypage.web.admin.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/** How many exports a node sends at once: each holds a thread of those that serve requests. */
@ApplicationScoped
public class ExportSlots {

    static final int SLOTS = 2;

    private final Semaphore free = new Semaphore(SLOTS);

    boolean tryTake() {
        return free.tryAcquire();
    }

    void giveBack() {
        free.release();
    }
}
