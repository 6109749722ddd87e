package mypage.admin.mails;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import mypage.StaffMemberFixture;
import mypage.TestContainer;
import mypage.mail.Outbox;
import mypage.mail.OutboxMessage;
import mypage.mail.SmtpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailRetryTest {

    private final TestContainer container = new TestContainer();
    private final MailRetryService retries = container.get(MailRetryService.class);
    private final MailLogService log = container.get(MailLogService.class);
    private final Outbox outbox = container.get(Outbox.class);
    private final StaffMemberFixture staff = new StaffMemberFixture(container, "再送する人");

    /** Mails of other tests would be counted too. */
    @AfterEach
    void clear() {
        update("delete from outbox_message where last_error is not null");
    }

    private int update(String sql) {
        return container.inTransaction(
                () -> container.entities().createNativeQuery(sql).executeUpdate());
    }

    @Test
    void retriesAQueuedMailAtOnce() {
        MailFixture mail = MailFixture.queued(container).failing();
        assertTrue(mail.nextTryAt().isAfter(container.clock.instant()));

        assertTrue(retries.retry(mail.id(), staff.context));

        assertEquals(container.clock.instant(), mail.nextTryAt());
        assertEquals(List.of("MAIL_RETRIED"), mail.audited());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SENT", "FAILED", "EXPIRED", "REPLACED"})
    void leavesAFinishedMail(String state) {
        MailFixture mail = MailFixture.queued(container).failing().with("body = null, state = '" + state + "'");

        assertFalse(retries.retry(mail.id(), staff.context));

        assertEquals(List.of(), mail.audited());
    }

    @Test
    void leavesAMailThatAWorkerIsSending() {
        MailFixture mail = MailFixture.queued(container).with("next_try_at = '2000-01-01Z', priority = 0");
        OutboxMessage claimed = outbox.claimNext().orElseThrow();
        assertEquals(mail.id(), claimed.id());

        assertFalse(retries.retry(mail.id(), staff.context));

        outbox.noteFailure(claimed, "450 later");
        assertTrue(retries.retry(mail.id(), staff.context));
    }

    @Test
    void retriesAMailWhoseWorkerDied() {
        MailFixture mail = MailFixture.queued(container).with("next_try_at = '2000-01-01Z', priority = 0");
        outbox.claimNext().orElseThrow();

        container.clock.pass(container.get(SmtpSettings.class).longestTransfer());

        assertTrue(retries.retry(mail.id(), staff.context));
    }

    @Test
    void givesUpAMailRefusedForGoodAndErasesItsBody() {
        MailFixture mail = MailFixture.queued(container).with("next_try_at = '2000-01-01Z', priority = 0");
        outbox.noteRefusal(outbox.claimNext().orElseThrow(), "550 5.1.1 unknown");

        LoggedMail refused = log.view(mail.id(), MailLogTest.STAFF).orElseThrow();
        assertEquals(MailState.FAILED, refused.state());
        assertTrue(refused.finishedAt().isPresent());
        assertEquals(
                1,
                update("update outbox_message set tries = tries where body is null and id = " + mail.id()),
                "the body is wiped");
    }

    @Test
    void retriesAllFailedMails() {
        MailFixture waiting = MailFixture.queued(container).with("next_try_at = next_try_at + interval '1 hour'");
        MailFixture sending = MailFixture.queued(container).failing().with("claimed_until = '9999-01-01Z'");
        int many = MailRetryTransactions.BATCH + 1;
        update("""
                insert into outbox_message
                    (id, topic, recipient, subject, state, queued_at, not_after, next_try_at, tries, last_error)
                select nextval('id_seq'), 'otp:x', 'many@example.jp', '', 'QUEUED', '%1$s', '%1$s', '9999-01-01Z', 1,
                    '450'
                from generate_series(1, %2$d)""".formatted(Timestamp.from(container.clock.instant()), many));
        assertEquals(MailLogService.MANY, log.countFailing());

        container.clock.pass(Duration.ofSeconds(1));
        int retried = retries.retryFailing(staff.context);

        assertEquals(many, retried);
        assertTrue(waiting.nextTryAt().isAfter(container.clock.instant()));
        assertTrue(sending.nextTryAt().isAfter(container.clock.instant()));
        assertEquals(
                many,
                update("update outbox_message set tries = 2 where recipient = 'many@example.jp' and next_try_at = '"
                        + Timestamp.from(container.clock.instant()) + "'"));
    }
}
