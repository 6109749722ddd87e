package mypage.mail;

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
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mypage.platform.FailureKind;
import mypage.platform.NodeStopping;
import mypage.platform.Secrets;

/**
 * Sends the mails in the outbox, on every node: immediately when this node queued one, and every second those that
 * other nodes left and those whose retry is due. A node has at most {@value #WORKERS} workers, so that a slow mail
 * server delays mails, never requests. When all of them are busy, {@value #RESERVED} more send one-time passwords and
 * nothing else. So no number of other mails, however slowly the server takes them, keeps a code waiting.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxDelivery {

    private static final System.Logger LOG = System.getLogger(OutboxDelivery.class.getName());
    private static final int WORKERS = 6;
    private static final int RESERVED = 2;

    /** The pause after a failure of the database. A newly queued mail ends it. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final Semaphore idleWorkers = new Semaphore(WORKERS);
    private final Semaphore idleReserved = new Semaphore(RESERVED);

    @Resource
    ManagedExecutorService executor;

    @Inject
    Outbox outbox;

    @Inject
    MailTransport transport;

    @Inject
    DeliveryNotes notes;

    @Inject
    DeliveryMetrics metrics;

    @Inject
    SmtpConnections connections;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    private volatile Instant quietUntil = Instant.EPOCH;
    private volatile boolean stopping;

    public void onQueued(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Queued queued) {
        wake();
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void look() {
        connections.closeIdle();
        if (!clock.instant().isBefore(quietUntil)) {
            wake();
        }
    }

    /**
     * Claims no more mails, and waits until those at hand are sent. One that is cut off stays claimed as long as its
     * transfer could have taken.
     */
    public void finish(@Observes NodeStopping stop) {
        stopping = true;
        try {
            boolean idle = idleWorkers.tryAcquire(WORKERS, stop.patience().toMillis(), TimeUnit.MILLISECONDS)
                    && idleReserved.tryAcquire(RESERVED, stop.patience().toMillis(), TimeUnit.MILLISECONDS);
            if (!idle) {
                LOG.log(System.Logger.Level.WARNING, "the node stops while the mail server has not replied yet");
            }
            notes.writeAgain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        if (stopping) {
            return;
        }
        if (idleWorkers.tryAcquire()) {
            start(outbox::claimNext, idleWorkers);
        } else if (idleReserved.tryAcquire()) {
            start(outbox::claimNextOneTimePassword, idleReserved);
        }
    }

    private void start(Supplier<Optional<OutboxMessage>> next, Semaphore idle) {
        try {
            executor.execute(() -> work(next, idle));
        } catch (RejectedExecutionException e) {
            idle.release();
            LOG.log(System.Logger.Level.WARNING, "no thread to send mail on; trying again in a second", e);
        }
    }

    private void work(Supplier<Optional<OutboxMessage>> next, Semaphore idle) {
        try {
            notes.writeAgain();
            Optional<OutboxMessage> due = stopping ? Optional.empty() : next.get();
            while (due.isPresent()) {
                deliver(due.get());
                due = stopping ? Optional.empty() : next.get();
            }
        } catch (RuntimeException e) {
            quietUntil = clock.instant().plus(QUIET);
            LOG.log(System.Logger.Level.WARNING, "mail delivery pauses for {0}: {1}", QUIET, FailureKind.of(e));
        } finally {
            idle.release();
        }
    }

    /** What the database then fails at says nothing of the mail, so it is noted apart from the sending. */
    void deliver(OutboxMessage message) {
        notes.write(message, send(message));
    }

    /** Returns the statement that notes what became of the mail. */
    private Runnable send(OutboxMessage message) {
        String body = "";
        try {
            body = secrets.open(message.body());
            transport.send(message, body);
            metrics.count("sent");
            return () -> outbox.noteSent(message);
        } catch (FateUnknownException e) {
            return unknownFate(message, DeliveryFailure.to(e, body));
        } catch (MessagingException | IllegalStateException e) {
            return failure(message, DeliveryFailure.to(e, body));
        }
    }

    private Runnable unknownFate(OutboxMessage message, DeliveryFailure loss) {
        warn(message, "perhaps sent", loss);
        metrics.count("unknown");
        return () -> outbox.noteUnknownFate(message, loss.text());
    }

    private Runnable failure(OutboxMessage message, DeliveryFailure answer) {
        warn(message, "not sent", answer);
        metrics.count(answer.isForGood() ? "refused" : "failed");
        return answer.isForGood()
                ? () -> outbox.noteRefusal(message, answer.text())
                : () -> outbox.noteFailure(message, answer.text());
    }

    private static void warn(OutboxMessage message, String what, DeliveryFailure failure) {
        LOG.log(
                System.Logger.Level.WARNING,
                "mail " + message.id() + " " + what + " in try " + message.tries() + ": {0}",
                failure.text());
    }
}
