package mypage.web.admin.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/** Limits how many exports a node sends at once, since each holds a request thread. */
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
