package mypage.admin.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import mypage.TestContainer;
import mypage.audit.AuditChain;
import mypage.platform.RequestContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The records of checks of the chain. */
@Tag("C26")
class AuditCheckTransactionsTest {

    private static final RequestContext STAFF = new RequestContext("192.0.2.9", "staff", "").actingAs(11L);
    private static final RequestContext TIMER = new RequestContext("-", "timer", "");

    private final TestContainer container = new TestContainer();
    private final AuditCheckTransactions runs = container.get(AuditCheckTransactions.class);

    @BeforeEach
    void forgetOthers() {
        container.asOwner(() -> container
                .entities()
                .createNativeQuery("delete from audit_check")
                .executeUpdate());
    }

    @Test
    void recordsWhoRequestedTheCheckAndItsResult() {
        long id = runs.open(Optional.of("3:00"), STAFF).orElseThrow();
        AuditCheckRun begun = newest();
        assertEquals(Optional.of(11L), begun.staffId());
        assertEquals(Optional.of("3:00"), begun.expectedHead());
        assertTrue(begun.finishedAt().isEmpty());
        assertFalse(begun.isSound(), "not known yet");

        container.clock.pass(Duration.ofSeconds(2));
        runs.finish(id, new AuditChain.Report(Optional.empty(), 4, 30, 2, "4:ab", 0));
        AuditCheckRun finished = newest();
        assertEquals(Optional.of(container.clock.instant()), finished.finishedAt());
        assertTrue(finished.isSound());
        assertEquals(30, finished.sealed());
        assertEquals(4, finished.seals());
        assertEquals(2, finished.unsealed());
        assertEquals("4:ab", finished.head());
        assertEquals(1, recorded(id));
    }

    @Test
    void storesAnErrorOfAnyLength() {
        long id = runs.open(Optional.empty(), STAFF).orElseThrow();
        runs.finish(id, new AuditChain.Report(Optional.of("x".repeat(600)), 4, 30, 2, "4:ab", 0));

        assertFalse(newest().isSound());
        assertEquals("x".repeat(500), newest().defect().orElseThrow());
    }

    @Test
    void theTimersOfAllNodesStartOneCheckANight() {
        assertTrue(runs.openAutomatic(TIMER).isPresent());
        assertEquals(Optional.empty(), newest().staffId());
        container.clock.pass(Duration.ofMinutes(5));
        assertTrue(runs.openAutomatic(TIMER).isEmpty());
        assertTrue(runs.open(Optional.empty(), STAFF).isPresent(), "staff may at any time, as nothing runs");

        container.clock.pass(Duration.ofHours(23));
        assertTrue(runs.openAutomatic(TIMER).isPresent());
    }

    @Test
    void askingWhetherACheckRunsBlocksNoStart() {
        TestContainer page = new TestContainer();
        page.inTransaction(() -> {
            assertFalse(page.get(AuditCheckTransactions.class).isRunning());
            assertTrue(runs.openAutomatic(TIMER).isPresent());
            return null;
        });
    }

    @Test
    void aCheckRunsWhileItsLockIsHeld() {
        TestContainer checker = new TestContainer();
        checker.inTransaction(() -> {
            assertTrue(checker.get(AuditCheckRunRepository.class).tryLock());
            assertTrue(runs.isRunning());
            assertTrue(runs.open(Optional.empty(), STAFF).isEmpty());
            return null;
        });
        assertFalse(runs.isRunning());
    }

    private AuditCheckRun newest() {
        return runs.latest(1).get(0);
    }

    private long recorded(long id) {
        return container.inTransaction(() -> ((Number) container
                        .entities()
                        .createNativeQuery(
                                "select count(*) from audit_event where kind = 'AUDIT_CHECKED' and target_id = " + id
                                        + " and staff_id = 11")
                        .getSingleResult())
                .longValue());
    }
}
