package mypage.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mypage.TestContainer;
import mypage.platform.Language;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The order in which mails are sent, beside 1,000 others. Nothing of it is committed. */
@Tag("R8")
class MailPriorityTest {

    private static final int MANY = 1000;

    private final TestContainer container = new TestContainer();
    private final Outbox outbox = container.get(Outbox.class);

    @Test
    void aOneTimePasswordGoesBeforeWhatIsAwaitedThenNoticesThenBulk() {
        alone(() -> {
            many("notice", false, MailPriority.NOTICE);
            container.clock.pass(Duration.ofHours(1));
            queue(MailPriority.AWAITED, "link");
            queue(MailPriority.ONE_TIME_PASSWORD, "code");
            assertEquals(List.of("code", "link", "notice"), claimed(3, outbox::claimNext));
            return null;
        });
    }

    @Test
    void bulkWaitsForAllOthersAndForNothingElse() {
        alone(() -> {
            many("bulk", true, MailPriority.NOTICE);
            container.clock.pass(Duration.ofHours(1));
            outbox.enqueue(
                    "notice", "a@example.jp", mail(), container.clock.instant().plusSeconds(1));
            queue(MailPriority.ONE_TIME_PASSWORD, "code");
            assertEquals(List.of("code", "notice", "bulk"), claimed(3, outbox::claimNext));
            return null;
        });
    }

    @Test
    void theReservedWorkersSendOneTimePasswordsOnly() {
        alone(() -> {
            many("link", false, MailPriority.AWAITED);
            assertEquals(Optional.empty(), outbox.claimNextOneTimePassword());
            queue(MailPriority.ONE_TIME_PASSWORD, "code");
            assertEquals(List.of("code"), claimed(1, outbox::claimNextOneTimePassword));
            return null;
        });
    }

    /** In a transaction that is rolled back, without the mails of other tests. */
    private void alone(Supplier<Void> test) {
        container.inTransaction(() -> {
            container.entities().getTransaction().setRollbackOnly();
            container.entities().createNativeQuery("delete from outbox_message").executeUpdate();
            return test.get();
        });
    }

    private void many(String topic, boolean bulk, MailPriority priority) {
        int rows = container
                .entities()
                .createNativeQuery("""
                insert into outbox_message
                    (id, topic, recipient, subject, state, queued_at, not_after, next_try_at, tries, bulk, priority)
                select -i, ?1 || ':' || i, 'a@example.jp', '', 'QUEUED', ?2, '9999-01-01Z', ?2, 0, ?3, ?4
                from generate_series(1, ?5) i""")
                .setParameter(1, topic)
                .setParameter(2, Timestamp.from(container.clock.instant()))
                .setParameter(3, bulk)
                .setParameter(4, priority.ordinal())
                .setParameter(5, MANY)
                .executeUpdate();
        assertEquals(MANY, rows);
    }

    private void queue(MailPriority priority, String topic) {
        outbox.enqueue(
                priority,
                topic,
                "a@example.jp",
                mail(),
                container.clock.instant().plusSeconds(1));
    }

    private static Mail mail() {
        return new Mail(Language.JA, "件名", "本文");
    }

    /** The topics of the next messages, without their numbers. */
    private static List<String> claimed(int count, Supplier<Optional<OutboxMessage>> next) {
        List<String> topics = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            topics.add(next.get().orElseThrow().topic().replaceAll(":.*", ""));
        }
        return topics;
    }
}
