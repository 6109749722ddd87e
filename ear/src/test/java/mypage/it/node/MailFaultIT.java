package mypage.it.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.HttpVisitor;
import mypage.it.MailGate;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A failing mail server delays mails, never requests. */
@ArquillianTest
@RunAsClient
class MailFaultIT {

    private static final int SIGN_INS = 10;
    private static final Duration MAX_MEDIAN = Duration.ofMillis(700);

    enum Fault {
        DOWN,
        SILENT,
        SLOW;

        void applyTo(MailGate gate) throws IOException {
            switch (this) {
                case DOWN -> gate.down();
                case SILENT -> gate.silent();
                case SLOW -> gate.slow(Duration.ofSeconds(1));
            }
        }
    }

    private final MailGate gate = TestBed.mailGate();
    private final Mailbox mailbox = TestBed.mailbox();

    @AfterEach
    void restoreMailServer() throws IOException {
        gate.up();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("C27")
    void signInsStayFastAndEachMailArrivesOnceAfterwards(Fault fault) throws Exception {
        fault.applyTo(gate);
        List<AccountFixture> accounts = new ArrayList<>();
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < SIGN_INS; i++) {
            accounts.add(AccountFixture.create(Site.SEEKER));
            waits.add(timeSignIn(accounts.get(i)));
        }
        if (fault != Fault.SLOW) {
            gate.up();
        }

        for (AccountFixture account : accounts) {
            mailbox.first(account.email());
        }
        waits.sort(null);
        assertTrue(waits.get(SIGN_INS / 2).compareTo(MAX_MEDIAN) < 0, fault + ": " + waits);
        for (AccountFixture account : accounts) {
            awaitFinalState(account, "SENT");
            assertEquals(1, mailbox.codeMails(account.email()).size());
        }
    }

    private static Duration timeSignIn(AccountFixture account) throws Exception {
        var visitor = TestBed.visitor().get(account.site().login());
        var form = visitor.form(HttpVisitor.LOG_IN)
                .type(HttpVisitor.ID, account.email())
                .type(HttpVisitor.PASSWORD, account.password());
        long start = System.nanoTime();
        visitor.submit(form);
        var wait = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(visitor.follow().isAt(account.site().otp()));
        return wait;
    }

    @Test
    @Tag("R9")
    void aMailWithAnExpiredCodeIsNotSent() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        gate.down();
        TestBed.visitor().submitPassword(account);
        Await.until(
                "first try failed",
                () -> Sql.number(
                                "select count(*) from outbox_message where recipient = ? and last_error is not null",
                                account.email())
                        == 1);
        Sql.update(
                "update outbox_message set not_after = now(), next_try_at = now() where recipient = ?",
                account.email());

        awaitFinalState(account, "EXPIRED");
        gate.up();

        assertEquals(List.of(), mailbox.codeMails(account.email()));
    }

    /** Waits for the mail's final state, in which its text is deleted. */
    private static void awaitFinalState(AccountFixture account, String state) throws Exception {
        Await.until(
                state + " and text deleted",
                () -> Sql.number(
                                "select count(*) from outbox_message"
                                        + " where recipient = ? and state = ? and body is null",
                                account.email(),
                                state)
                        == 1);
    }
}
