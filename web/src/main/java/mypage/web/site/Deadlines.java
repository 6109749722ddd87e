package mypage.web.site;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs short tasks at their time, on a thread of its own: the server's scheduler may be busy with work that waits for
 * the database. A task has no context of the server, and may not block.
 */
@ApplicationScoped
class Deadlines {

    private ScheduledThreadPoolExecutor thread;

    @PostConstruct
    void start() {
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            var worker = new Thread(task, "deadlines");
            worker.setDaemon(true);
            return worker;
        });
        thread.setRemoveOnCancelPolicy(true);
    }

    Future<?> after(Duration delay, Runnable task) {
        return thread.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
