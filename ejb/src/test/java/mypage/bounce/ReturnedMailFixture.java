package mypage.bounce;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountService;
import mypage.mail.ReturnPath;

/** A mail to an account that the mail server has accepted, and reports about it. */
final class ReturnedMailFixture {

    final TestAccount account;
    final long mailId;

    private final TestContainer container;

    ReturnedMailFixture(TestContainer container) {
        this.container = container;
        account = new TestAccount(container);
        mailId = container.inTransaction(() -> ((Number) container
                        .entities()
                        .createNativeQuery("""
                insert into outbox_message
                    (id, topic, recipient, subject, state, queued_at, not_after, next_try_at, tries, finished_at)
                values (nextval('id_seq'), 'otp', ?1, '', 'SENT', ?2, ?2, ?2, 1, ?2) returning id""")
                        .setParameter(1, account.email)
                        .setParameter(2, Timestamp.from(container.clock.instant()))
                        .getSingleResult())
                .longValue());
    }

    String returnAddress() {
        return container.get(ReturnPath.class).of(mailId);
    }

    /** A report with these fields of the recipient. */
    byte[] report(String fields) {
        return report(returnAddress(), "message/delivery-status", fields);
    }

    static byte[] report(String to, String type, String fields) {
        return """
                From: MAILER-DAEMON@mx.example.jp (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                To: {to}
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="frontier"

                This is a MIME-encapsulated message.

                --frontier
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you.

                --frontier
                Content-Type: {type}

                Reporting-MTA: dns; mx.example.jp
                Arrival-Date: Mon,  5 Jan 2026 09:00:00 +0900 (JST)

                Final-Recipient: rfc822; taro@example.jp
                {fields}

                --frontier
                Content-Type: message/rfc822

                Subject: the mail itself

                Text.

                --frontier--
                """.replace("{to}", to)
                .replace("{type}", type)
                .replace("{fields}", fields)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What is noted with the mail, as in {@code FAILED 5.1.1: unknown}; "null null" if nothing is. */
    String noted() {
        return (String) container.inTransaction(() -> container
                .entities()
                .createNativeQuery("select concat(coalesce(bounce, 'null'), ' ', coalesce(bounce_reason, 'null'))"
                        + " from outbox_message where id = ?1")
                .setParameter(1, mailId)
                .getSingleResult());
    }

    /** Since when mails to the account come back; null if they don't. */
    Instant undelivered() {
        return container.inTransaction(() -> {
            container.entities().clear();
            return container
                    .get(AccountService.class)
                    .get(account.id)
                    .undeliveredAt()
                    .orElse(null);
        });
    }
}
