package mypage.httppost;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import mypage.platform.FailureKind;
import mypage.platform.NodeStopping;

/**
 * Sends the posts that are due, each second on every node. Each host has workers of its own, {@value #WORKERS} at most,
 * so that a slow one delays no other. A node leaves a host alone for some seconds that is away or busy.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HttpPostTimer {

    static final int WORKERS = 2;

    static final Duration QUIET = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(HttpPostTimer.class.getName());

    private static final class Host {
        private final Semaphore idle = new Semaphore(WORKERS);
        private volatile Instant quietUntil = Instant.EPOCH;
    }

    private final Map<String, Host> hosts = new ConcurrentHashMap<>();

    @Resource
    ManagedExecutorService executor;

    @Inject
    HttpPostTransactions transactions;

    @Inject
    HttpPostTransport transport;

    @Inject
    HttpPostMetrics metrics;

    @Inject
    Clock clock;

    private volatile boolean stopping;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void look() {
        try {
            if (!stopping) {
                transactions.dueHosts().forEach(this::start);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "posts wait for the next look: {0}", FailureKind.of(e));
        }
    }

    /** Gives up what has waited for too long: for a host that is away, many may never have been tried twice. */
    @Schedule(hour = "*", minute = "*", persistent = false)
    public void giveUpOld() {
        try {
            boolean more = true;
            while (more && !stopping) {
                more = transactions.giveUpOld();
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "old posts wait for the next minute: {0}", FailureKind.of(e));
        }
    }

    /** Claims no more posts. Those at hand may be sent again after a start. */
    public void finish(@Observes NodeStopping stop) {
        stopping = true;
    }

    private void start(String name) {
        Host host = hosts.computeIfAbsent(name, fresh -> new Host());
        if (!clock.instant().isBefore(host.quietUntil) && host.idle.tryAcquire()) {
            try {
                executor.execute(() -> work(name, host));
            } catch (RejectedExecutionException e) {
                host.idle.release();
                throw e;
            }
        }
    }

    private void work(String name, Host host) {
        try {
            boolean goOn = true;
            while (goOn && !stopping) {
                Optional<HttpPost> due = transactions.claim(name);
                goOn = due.isPresent() && !isAway(due.get(), name);
                if (due.isPresent() && !goOn) {
                    host.quietUntil = clock.instant().plus(QUIET);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "posts to " + name + " wait for the next look: {0}",
                    FailureKind.of(e));
        } finally {
            host.idle.release();
        }
    }

    /** @return whether other posts to the host would fail too */
    private boolean isAway(HttpPost post, String host) throws InterruptedException {
        Optional<PostFailure> failure = failure(post);
        failure.map(PostFailure::why).ifPresent(why -> {
            LOG.log(System.Logger.Level.WARNING, "a post to " + host + " failed in try " + post.tries() + ": {0}", why);
            metrics.count(transactions.noteFailure(post, why) ? "given_up" : "failed");
        });
        return failure.filter(PostFailure::ofHost).isPresent();
    }

    /** Sends it, unless it is no longer to be sent. */
    private Optional<PostFailure> failure(HttpPost post) throws InterruptedException {
        Optional<HttpPostContent> content;
        try {
            content = transactions.content(post);
        } catch (RuntimeException e) {
            return Optional.of(new PostFailure("it can't be made: " + e, false));
        }
        if (content.isPresent()) {
            Optional<PostFailure> failure = transport.post(content.get());
            if (failure.isPresent()) {
                return failure;
            }
            transactions.noteSent(post);
            metrics.count("sent");
        }
        return Optional.empty();
    }
}
