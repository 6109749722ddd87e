package mypage.admin.mails;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.mail.Mail;
import mypage.mail.OutboxMessage;
import mypage.platform.Language;
import mypage.platform.Secrets;

/** A mail to a unique address, in any state. */
public record MailFixture(TestContainer container, long id, String recipient) {

    public static MailFixture queued(TestContainer container) {
        return queued(container, TestAccount.newAddress());
    }

    public static MailFixture queued(TestContainer container, String recipient) {
        byte[] body = container.get(Secrets.class).seal("012345");
        Instant now = container.clock.instant();
        long id = container.inTransaction(() -> {
            var message = new OutboxMessage(
                    "otp:" + recipient,
                    recipient,
                    new Mail(Language.JA, "件名", "012345"),
                    body,
                    now.plusSeconds(1800),
                    now);
            container.entities().persist(message);
            return message.id();
        });
        return new MailFixture(container, id, recipient);
    }

    /** It has failed once and waits for the next attempt. */
    public MailFixture failing() {
        return with("last_error = '450 4.2.0 later', tries = 1, next_try_at = next_try_at + interval '1 minute'");
    }

    public MailFixture with(String columns) {
        container.inTransaction(() -> container
                .entities()
                .createNativeQuery("update outbox_message set " + columns + " where id = ?1")
                .setParameter(1, id)
                .executeUpdate());
        return this;
    }

    public Instant nextTryAt() {
        return ((Timestamp) row("select next_try_at from outbox_message where id = ?1")).toInstant();
    }

    /** The audit events of this mail. */
    public List<?> audited() {
        return rows("select kind from audit_event where target_id = ?1");
    }

    private Object row(String sql) {
        return rows(sql).get(0);
    }

    private List<?> rows(String sql) {
        return container.inTransaction(() ->
                container.entities().createNativeQuery(sql).setParameter(1, id).getResultList());
    }
}
