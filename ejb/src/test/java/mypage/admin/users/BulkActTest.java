package mypage.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mypage.LoggedLines;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountAuditKind;
import mypage.account.AccountService;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.admin.imports.BadLine.Reason;
import mypage.platform.CsvFile;
import mypage.session.SessionService;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same act on all accounts of a file. */
@Tag("R68")
@Tag("C20")
class BulkActTest extends BulkActFixture {

    /** How many accounts have their turn before the one that somebody else holds. */
    private static final int HELD = 3;

    private long reasons(TestAccount account, String kind) {
        return one.number("""
                select count(*) from audit_event e join act_reason r on r.event_id = e.id
                where e.account_id = ?1 and e.kind = ?2 and e.staff_id = ?3 and r.note = '漏えい'
                """, account.id, kind, asker.staffId());
    }

    @Test
    void locksEachAccountWithAnEventAReasonAndAMailOfItsOwn() {
        assertEquals(new BulkActResult.Started(), begin(BulkActKind.LOCK, line(one), line(two)));
        assertTrue(one.fresh().isOpen());
        assertEquals(2, walk());

        for (TestAccount account : List.of(one, two)) {
            assertFalse(account.fresh().isOpen());
            assertEquals(List.of("LOCKED"), account.audited());
            assertEquals(1, reasons(account, "LOCKED"));
            assertEquals(1, account.mails().size());
        }
        assertEquals(2, newest().done());
        assertTrue(newest().finishedAt().isPresent());
        assertEquals(REASON, newest().reason());
        assertEquals(0, one.number("select count(*) from bulk_act_row"));
    }

    @Test
    void endsSessionsAndSkipSettings() {
        SessionService sessions = container.get(SessionService.class);
        TrustTokenService trust = container.get(TrustTokenService.class);
        String session = container.inTransaction(() -> sessions.open(one.fresh(), one.context));
        container.inTransaction(() -> trust.issue(one.fresh(), 0, one.context, now));

        begin(BulkActKind.SESSIONS, line(one));
        begin(BulkActKind.RESUME, line(one), line(two));
        walk();

        assertTrue(sessions.resume(one.service, session).isEmpty());
        assertFalse(trust.isSet(one.id));
        assertEquals(List.of(1, 1), List.of(newest().done(), newest().unchanged()));
        assertEquals(1, reasons(one, "ACCESS_ENDED"));
    }

    @Test
    void whatWasDoneMeanwhileIsLeftAsItIs() {
        TestAccount three = new TestAccount(container);
        AccountActionTokenRepository tokens = container.get(AccountActionTokenRepository.class);
        begin(BulkActKind.LOCK, line(one), line(two), line(three));
        one.update("update account set locked_at = now() where id = ?1", one.id);
        two.update("delete from account where id = ?1", two.id);
        container.inTransaction(() -> container
                .get(AccountService.class)
                .close(AccountAuditKind.CLOSED, three.service, three.id, three.context));
        String reopen = tokens.issue(Purpose.REOPEN, three.id, now.plusSeconds(60));

        assertEquals(2, walk());
        assertEquals(List.of(0, 2), List.of(newest().done(), newest().unchanged()));
        assertEquals(0, newest().rest(), "nothing is left to do");
        assertTrue(newest().finishedAt().isPresent());
        assertEquals(List.of(), one.audited());
        assertEquals(List.of("CLOSED"), three.audited());
        assertTrue(tokens.ownerOfClosed(three.service, reopen).isPresent());
    }

    @Test
    void eachBadLineIsToldAndNothingIsDone() {
        String[] lines = {line(one), "求職者,nobody@example.jp", ",x@example.jp", line(one)};
        BulkActResult.Bad bad = assertInstanceOf(BulkActResult.Bad.class, begin(BulkActKind.LOCK, lines));
        assertEquals(
                List.of("3 " + Reason.NO_ACCOUNT, "4 " + Reason.NO_SERVICE, "5 " + Reason.DUPLICATE),
                bad.lines().stream()
                        .map(line -> line.line() + " " + line.reason())
                        .toList());
        assertEquals(bad, check(lines));
        assertEquals(List.of(), acts.list());
        assertEquals(0, walk());
    }

    /** A file that breaks off within a field. */
    @Test
    void aFileThatIsReadHalfLeavesNothing() {
        assertEquals(
                new BulkActResult.Refused(CsvFile.Problem.NO_CSV),
                begin(BulkActKind.LOCK, line(one), "求職者,\"" + "x".repeat(20_000)));
        assertEquals(List.of(), acts.list());
    }

    @Test
    void aCheckChangesNothing() {
        assertEquals(new BulkActResult.Good(2, false), check(line(one), line(two)));
        assertEquals(List.of(), acts.list());
    }

    @Test
    void whatIsDoneStaysDoneWhenItIsStopped() {
        begin(BulkActKind.LOCK, line(one), line(two));
        assertFalse(newest().isStopped());
        assertTrue(run.next());
        assertTrue(acts.stop(newest().id(), asker));
        assertEquals(0, walk());

        assertFalse(one.fresh().isOpen());
        assertTrue(two.fresh().isOpen());
        assertTrue(newest().isStopped() && newest().finishedAt().isPresent());
        assertEquals(List.of(1, 1), List.of(newest().done(), newest().rest()));
        assertEquals(0, one.number("select count(*) from bulk_act_row"));
        assertEquals(1, one.number("""
                select count(*) from audit_event e join act_reason r on r.event_id = e.id
                where e.kind = 'BULK_ACT_STOPPED' and e.target_id = ?1 and e.staff_id = ?2 and r.note = '漏えい'
                """, newest().id(), asker.staffId()));
        assertFalse(acts.stop(newest().id(), asker), "a second time");
    }

    /** The node holds an account while somebody stops the act, and dies before it is done with it. */
    @Test
    void whatADeadNodeLeftOfAStoppedActIsDeleted() throws Exception {
        begin(BulkActKind.LOCK, line(one), line(two));
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            assertThrows(
                    DeadNode.class,
                    () -> container.inTransaction(() -> {
                        container.get(BulkActRepository.class).next().orElseThrow();
                        Callable<Boolean> stop = () -> acts.stop(newest().id(), asker) && !run.next();
                        assertTrue(thread.submit(stop).get(1, TimeUnit.MINUTES));
                        assertEquals(1, one.number("select count(*) from bulk_act_row"), "the node is still at it");
                        throw new DeadNode();
                    }));
        } finally {
            thread.shutdown();
        }
        assertEquals(0, walk());
        assertEquals(0, one.number("select count(*) from bulk_act_row"));
        assertTrue(one.fresh().isOpen() && newest().isStopped());
        assertEquals(2, newest().rest());
    }

    private static final class DeadNode extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void whatHasNotBegunOrIsOverIsNotStopped() {
        begin(BulkActKind.LOCK, line(one));
        one.update("update bulk_act set started_at = null");
        assertFalse(acts.stop(newest().id(), asker));
        assertEquals(1, one.number("select count(*) from bulk_act_row"));
        one.update("update bulk_act set started_at = now()");
        walk();
        assertFalse(acts.stop(newest().id(), asker));
        assertFalse(newest().isStopped());
    }

    @Test
    void theCountsAgreeWhenItIsStoppedWhileANodeIsAtWork() throws Exception {
        List<TestAccount> all =
                Stream.generate(() -> new TestAccount(container)).limit(60).toList();
        begin(BulkActKind.LOCK, all.stream().map(BulkActFixture::line).toArray(String[]::new));
        TestContainer node = new TestContainer();
        node.clock.set(container.clock.instant());
        BulkActTransactions work = node.get(BulkActTransactions.class);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            TestContainer holder = new TestContainer();
            Future<?> walked = holder.inTransaction(() -> {
                // The node waits for this account until the act is stopped.
                holder.get(AccountService.class).hold(all.get(HELD).id);
                Future<?> walking = thread.submit(() -> {
                    while (work.next()) {
                        // Until nothing is left.
                    }
                });
                awaitDone(HELD, walking);
                assertTrue(acts.stop(newest().id(), asker));
                return walking;
            });
            walked.get(1, TimeUnit.MINUTES);
        } finally {
            thread.shutdown();
        }
        long locked = all.stream().filter(account -> !account.fresh().isOpen()).count();
        assertEquals(HELD + 1, locked, "what was begun is done");
        assertEquals(locked, newest().done());
        assertEquals(60 - locked, newest().rest());
        assertTrue(newest().isStopped());
    }

    private void awaitDone(int count, Future<?> walking) throws Exception {
        Instant end = Instant.now().plusSeconds(60);
        while (newest().done() < count) {
            if (walking.isDone()) {
                walking.get();
            }
            assertTrue(!walking.isDone() && Instant.now().isBefore(end), newest()::toString);
            Thread.sleep(10);
        }
    }

    /** The others would wait for ever. */
    @Test
    void anAccountThatFailsIsGivenUp() {
        begin(BulkActKind.LOCK, line(one), line(two));
        one.update("alter table account add constraint no_lock check (id <> " + one.id
                + " or locked_at is null) not valid");
        try (LoggedLines log = new LoggedLines(BulkActTimer.class)) {
            container.get(BulkActTimer.class).look();
            // PostgreSQL's message holds the whole row.
            assertEquals(1, log.lines().size());
            String line = log.lines().get(0);
            assertTrue(line.contains("account " + one.id + " of act "), line);
            assertTrue(line.endsWith("PSQLException (SQLState 23514)") && !line.contains(one.email), line);
        } finally {
            one.update("alter table account drop constraint no_lock");
        }
        assertTrue(one.fresh().isOpen());
        assertFalse(two.fresh().isOpen());
        assertEquals(List.of(1, 0, 1), List.of(newest().done(), newest().unchanged(), newest().failed()));
        assertEquals(List.of("BULK_ACT_FAILED"), one.audited());
        assertEquals(1, reasons(one, "BULK_ACT_FAILED"));
    }
}
