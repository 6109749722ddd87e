package mypage.mail;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.TestContainer;
import mypage.platform.Language;
import mypage.platform.Secrets;

/** The real outbox and delivery before a mail server. */
final class SmtpFixture {

    static final Duration END = Duration.ofMillis(400);

    final TestContainer container;
    final OutboxDelivery delivery;

    SmtpFixture(ScriptedSmtp server, SmtpSettings.Tls tls, String... changed) {
        this(settings(server.port(), tls, Duration.ofMillis(200), END), changed);
    }

    SmtpFixture(SmtpSettings settings, String... changed) {
        container = new TestContainer(changed)
                .with(SmtpSettings.class, settings)
                .with(ManagedExecutorService.class, (ManagedExecutorService) Proxy.newProxyInstance(
                        ManagedExecutorService.class.getClassLoader(),
                        new Class<?>[] {ManagedExecutorService.class},
                        (executor, method, arguments) -> null));
        delivery = container.get(OutboxDelivery.class);
    }

    /** @param reply timeout of all replies but that to the end */
    static SmtpSettings settings(int port, SmtpSettings.Tls tls, Duration reply, Duration end) {
        return new SmtpSettings(
                "localhost",
                port,
                Optional.empty(),
                Optional.empty(),
                tls,
                Optional.empty(),
                reply,
                reply,
                reply,
                end,
                Duration.ofSeconds(30));
    }

    /** From now on the mail server listens there. */
    void moves(SmtpSettings there) {
        var connections = container.get(SmtpConnections.class);
        connections.closeAll();
        connections.settings = there;
    }

    /** Queues a mail that comes before those of other tests. */
    long queue(String recipient, String subject) {
        Instant now = container.clock.instant();
        return container.inTransaction(() -> {
            OutboxMessage mail = new OutboxMessage(
                            "otp:" + recipient,
                            recipient,
                            new Mail(Language.JA, subject, "本文"),
                            container.get(Secrets.class).seal("本文です。\n.\n.."),
                            now.plusSeconds(1800),
                            now)
                    .with(MailPriority.ONE_TIME_PASSWORD);
            container.entities().persist(mail);
            return mail.id();
        });
    }

    /** Sends this mail now if it is due, as a worker does. */
    boolean delivers(long id) {
        Optional<OutboxMessage> due = container.inTransaction(() -> {
            Instant now = container.clock.instant();
            return Optional.ofNullable(container.entities().find(OutboxMessage.class, id))
                    .filter(mail -> !now.isBefore(nextTry(id)) && state(id).equals("QUEUED"))
                    .map(mail -> {
                        mail.claim(now, container.get(SmtpSettings.class).longestTransfer());
                        return mail;
                    });
        });
        due.ifPresent(delivery::deliver);
        return due.isPresent();
    }

    /** Passes the time until the mail is due, over and over, until it is sent or given up. */
    String ends(long id) {
        for (int tries = 0; tries < 5 && state(id).equals("QUEUED"); tries++) {
            container.clock.pass(Duration.between(container.clock.instant(), nextTry(id)));
            delivers(id);
        }
        return state(id);
    }

    String state(long id) {
        return (String) column("state", id);
    }

    String error(long id) {
        return (String) column("last_error", id);
    }

    String bounce(long id) {
        return (String) column("bounce", id);
    }

    String bounceReason(long id) {
        return (String) column("bounce_reason", id);
    }

    Instant nextTry(long id) {
        return ((Timestamp) column("next_try_at", id)).toInstant();
    }

    private Object column(String name, long id) {
        return container.inTransaction(() -> container
                .entities()
                .createNativeQuery("select " + name + " from outbox_message where id = ?1")
                .setParameter(1, id)
                .getSingleResult());
    }
}
