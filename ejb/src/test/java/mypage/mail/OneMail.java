package mypage.mail;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import mypage.TestAccount;
import mypage.Wired;
import mypage.platform.Language;
import mypage.platform.Secrets;

/** A mail to an address of its own, in any state. */
record OneMail(Wired wired, long id, String recipient) {

    static OneMail queued(Wired wired) {
        return queued(wired, TestAccount.newAddress());
    }

    static OneMail queued(Wired wired, String recipient) {
        byte[] body = wired.get(Secrets.class).seal("012345");
        Instant now = wired.clock.instant();
        long id = wired.inTransaction(() -> {
            var message = new OutboxMessage(
                    "otp:" + recipient,
                    recipient,
                    new Mail(Language.JA, "件名", "012345"),
                    body,
                    now.plusSeconds(1800),
                    now);
            wired.entities().persist(message);
            return message.id();
        });
        return new OneMail(wired, id, recipient);
    }

    /** It has failed once and waits. */
    OneMail failing() {
        return with("last_error = '450 4.2.0 later', tries = 1, next_try_at = next_try_at + interval '1 minute'");
    }

    OneMail with(String columns) {
        wired.inTransaction(() -> wired.entities()
                .createNativeQuery("update outbox_message set " + columns + " where id = ?1")
                .setParameter(1, id)
                .executeUpdate());
        return this;
    }

    Instant nextTryAt() {
        return ((Timestamp) row("select next_try_at from outbox_message where id = ?1")).toInstant();
    }

    /** What was recorded of it. */
    List<?> audited() {
        return rows("select kind from audit_event where target_id = ?1");
    }

    private Object row(String sql) {
        return rows(sql).get(0);
    }

    private List<?> rows(String sql) {
        return wired.inTransaction(() ->
                wired.entities().createNativeQuery(sql).setParameter(1, id).getResultList());
    }
}
