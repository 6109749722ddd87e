package mypage.admin.mails;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import mypage.TestContainer;
import mypage.mail.OutboxMessageRepository;
import mypage.platform.NativeStatement;
import org.junit.jupiter.api.Test;

/** Each filter reads a range of an index in order, among many mails, most of them sent. */
class MailLogPlanTest {

    private static final int ROWS = 30_000;
    private static final String[] RANGE = {"'2025-01-01Z'", "'2025-06-01Z'", "'2025-06-01Z'", "7"};

    private final TestContainer container = new TestContainer();
    private final MailPlans plans = new MailPlans(container);

    @Test
    void everyFilterAndTheDeliveryUseTheirIndex() {
        String[] sql = MailPlans.QUERIES.stream().map(plans::sql).toArray(String[]::new);
        String due = OutboxMessageRepository.NEXT_DUE.toString();
        container.inTransaction(() -> {
            container.entities().getTransaction().setRollbackOnly();
            fill();
            assertServed("outbox_message_log", sql[0] + " limit 51", RANGE);
            assertServed("outbox_message_state", sql[1] + " limit 51", with(RANGE, "'FAILED'"));
            assertServed("outbox_message_recipient_beginning", sql[2] + " limit 51", with(RANGE, "'a7@example.jp'"));
            assertServed(
                    "outbox_message_recipient_beginning",
                    sql[3] + " limit 51",
                    with(RANGE, "'a7@example.jp'", "'SENT'"));
            assertServed(
                    "outbox_message_failing",
                    LoggedMailRepository.FAILING.toString(),
                    "'2025-01-01Z'",
                    "'2025-06-01Z'",
                    "7",
                    "51");
            for (NativeStatement bounced : List.of(LoggedMailRepository.DELAYED, LoggedMailRepository.UNDELIVERED)) {
                assertServed("outbox_message_bounced", bounced.toString(), "'2025-01-01Z'", "'2025-06-01Z'", "7", "51");
            }
            assertServed("outbox_message_failing", sql[4] + " limit 51", with(RANGE, "'a7@example.jp'", "'QUEUED'"));
            String found = plans.of(
                    container.entities(),
                    LoggedMailRepository.BY_BEGINNING.toString(),
                    "'a1234%'",
                    "'2025-01-01Z'",
                    "'2025-06-01Z'",
                    "7",
                    "51");
            assertTrue(found.contains("outbox_message_recipient_beginning"), found);
            assertServed("outbox_message_due", due, "now()");
            return null;
        });
    }

    /** One mail in a hundred waits, and one in a thousand has failed. */
    private void fill() {
        container.entities().createNativeQuery("""
                insert into outbox_message
                    (id, topic, recipient, subject, state, queued_at, not_after, next_try_at, tries, finished_at,
                        last_error)
                select -i, 'otp:' || i, 'a' || i || '@example.jp', '', case when i % 100 = 0 then 'QUEUED'
                        when i % 500 = 1 then 'FAILED' else 'SENT' end,
                    '2025-01-01Z'::timestamptz + i * interval '1 minute', now(), now() + i * interval '1 second', 1,
                        null,
                    case when i % 1000 = 0 then '450' end
                from generate_series(1, ?1) i""").setParameter(1, ROWS).executeUpdate();
        container.asOwner(() ->
                container.entities().createNativeQuery("analyze outbox_message").executeUpdate());
    }

    private static String[] with(String[] range, String... first) {
        String[] all = new String[first.length + range.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(range, 0, all, first.length, range.length);
        return all;
    }

    private void assertServed(String index, String sql, String... values) {
        String plan = plans.of(container.entities(), sql, values);
        assertTrue(plan.contains(index), sql + "\n" + plan);
        assertFalse(plan.contains("Sort") || plan.contains("Seq Scan"), sql + "\n" + plan);
    }
}
