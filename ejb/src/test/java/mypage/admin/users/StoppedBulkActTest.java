package mypage.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An act on the accounts of a file that a member of staff stops. */
@Tag("R68")
@Tag("C20")
class StoppedBulkActTest extends BulkActFixture {

    /** How many accounts have their turn before the one that somebody else holds. */
    private static final int HELD = 3;

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
}
