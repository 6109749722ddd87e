package mypage.addressrequests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import mypage.TestAccount.Mail;
import mypage.account.AccountAuditKind;
import mypage.account.AddressRegistry;
import mypage.account.Service;
import mypage.addressrequests.AddressRequest.State;
import mypage.admin.addressrequests.AddressRequestFixture;
import mypage.platform.JapaneseTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The steps that the timer takes. */
@Tag("R18")
class AddressRequestTimerTest extends AddressRequestFixture {

    private static final String NOTIFIED = """
            insert into outbox_message
                (id, topic, recipient, subject, state, queued_at, not_after, next_try_at, tries, finished_at)
            select nextval('id_seq'), 'office:approved:' || id, 'old', '-', 'SENT', ?1, ?1, ?1, 1, ?1
            from address_request""";

    private final Logger log = Logger.getLogger(AddressRequestTimer.class.getName());
    private final List<String> logged = new ArrayList<>();

    @BeforeEach
    void forgetWhatOtherTestsLeft() {
        account.update("delete from address_request");
        log.setUseParentHandlers(false);
        log.setFilter(record -> logged.add(record.getLevel() + " " + record.getMessage()));
    }

    @AfterEach
    void logAsBefore() {
        log.setFilter(null);
        log.setUseParentHandlers(true);
    }

    @Test
    @Tag("T10")
    void mailsTheLinkOnceWhenTheWaitIsOver() {
        approve();
        container.clock.pass(WAIT.minus(SECOND));
        timer.look();
        assertTrue(mailsTo(newEmail).isEmpty());
        container.clock.pass(SECOND);
        timer.look();
        timer.look();

        assertEquals(1, mailsTo(newEmail).size());
        assertEquals("REQUEST_PROOF_MAILED", lastAudited());
        Mail mail = lastMailTo(newEmail);
        assertEquals("office:prove:" + id, mail.topic());
        assertEquals(now().plus(LINK_VALIDITY), mail.notAfter());
        assertEquals(Optional.of(now().plus(LINK_VALIDITY)), request().proofUntil());
        assertTrue(mail.body().contains(JapaneseTime.dateTime(now().plus(LINK_VALIDITY))), mail.body());
        assertFalse(mail.body().contains(account.email), mail.body());
        assertEquals(1, account.mails().size());
        assertEquals(List.of(), logged);
    }

    /** Nobody can object without having been notified, so staff must decide. */
    @Test
    @Tag("T10")
    void holdsTheLinkUntilTheOldAddressIsNotified() {
        approve();
        account.update(
                "update outbox_message set state = 'QUEUED', finished_at = null where topic = 'office:approved:' || ?1",
                id);
        container.clock.pass(WAIT.multipliedBy(2));
        timer.look();
        assertTrue(mailsTo(newEmail).isEmpty());

        assertDone(transactions.resendProof(id, OPENER));
        assertEquals(1, mailsTo(newEmail).size());
    }

    @Test
    @Tag("T10")
    void waitsTheFullTimeWhenTheOldAddressIsNotifiedLate() {
        approve();
        container.clock.pass(SECOND);
        deliver();
        container.clock.pass(WAIT.minus(SECOND));
        timer.look();
        assertTrue(mailsTo(newEmail).isEmpty());
        container.clock.pass(SECOND);
        timer.look();
        assertEquals(1, mailsTo(newEmail).size());
    }

    @Test
    void mailsNothingForAnEndedRequestOrALockedAccount() {
        approve();
        container.clock.pass(WAIT);
        accounts.lock(Service.SEEKER, account.id, account.context);
        timer.look();
        assertTrue(mailsTo(newEmail).isEmpty());

        account.update("update account set locked_at = null where id = ?1", account.id);
        transactions.withdraw(id, OPENER);
        timer.look();
        assertTrue(mailsTo(newEmail).isEmpty());
    }

    @Test
    void mailsNothingForARequestWithdrawnMeanwhile() {
        approve();
        container.clock.pass(WAIT);
        container.clock.meanwhile(2, () -> transactions.withdraw(id, OPENER));
        timer.look();
        assertTrue(mailsTo(newEmail).isEmpty());
        assertEquals("REQUEST_WITHDRAWN", lastAudited());
    }

    @Test
    void endsTheRequestsOfAClosedAccount() {
        open();
        timer.look();
        assertEquals(State.RECEIVED, state());
        container.inTransaction(
                () -> accounts.close(AccountAuditKind.CLOSED, Service.SEEKER, account.id, account.context));
        timer.look();

        assertEquals(State.WITHDRAWN, state());
        assertEquals(Optional.of(now()), request().finishedAt());
        assertEquals("REQUEST_WITHDRAWN", lastAudited());
        int events = account.audited().size();
        timer.look();
        assertEquals(events, account.audited().size());
    }

    @Test
    void endsTheRequestsOfAnAccountWhoseAddressHasChanged() {
        waitOut();
        container.inTransaction(() -> container
                .get(AddressRegistry.class)
                .change(Service.SEEKER, account.id, "own" + newEmail, account.context));
        timer.look();
        assertEquals(State.WITHDRAWN, state());
    }

    @Test
    void leavesTheRequestOfALockedAccountOpen() {
        open();
        accounts.lock(Service.SEEKER, account.id, account.context);
        timer.look();
        assertEquals(State.RECEIVED, state());
    }

    /** Two batches and one more, of which the very first fails. */
    @Test
    @Tag("C27")
    void aFailedRequestDoesNotStopTheOthers() {
        approveMany(2 * DueRequestTransactions.BATCH + 1);
        long first = account.number("select min(id) from address_request");
        String address = (String) account.row("select new_email from address_request where id = ?1", first);
        account.update(
                "alter table outbox_message add constraint unlucky check (recipient <> '" + address + "') not valid");
        try {
            timer.look();
            timer.look();
        } finally {
            account.update("alter table outbox_message drop constraint unlucky");
        }

        assertEquals(2 * DueRequestTransactions.BATCH, mailed());
        String warning = "WARNING address request " + first + " waits for the next look: {0}";
        assertEquals(List.of(warning, warning), logged);
        timer.look();
        assertEquals(2 * DueRequestTransactions.BATCH + 1, mailed());
    }

    @Test
    @Tag("C27")
    void logsWhenTheQueryFails() {
        approve();
        container.clock.pass(WAIT);
        account.update("alter table address_request rename to away");
        try {
            timer.look();
        } finally {
            account.update("alter table away rename to address_request");
        }
        assertEquals(2, logged.size());
        timer.look();
        assertEquals(1, mailsTo(newEmail).size());
    }

    private long mailed() {
        return account.number("select count(*) from address_request where proof_hash is not null");
    }

    private void approveMany(int count) {
        account.update("""
                with a as (insert into account (id, service, email, created_at)
                    select nextval('id_seq'), 'SEEKER', gen_random_uuid() || '@x', now() from generate_series(1, ?1)
                    returning id, email)
                insert into address_request (id, account_id, old_email, new_email, evidence, state, opened_by,
                    opened_at,
                    decided_by, wait_until)
                    select nextval('id_seq'), id, email, 'new' || email, 'PASSPORT', 'APPROVED', 1, ?2, 2, ?2
                        from a""", count, Timestamp.from(now()));
        account.update(NOTIFIED, Timestamp.from(now().minus(WAIT)));
    }
}
