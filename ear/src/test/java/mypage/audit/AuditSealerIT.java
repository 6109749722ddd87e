package mypage.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import mypage.it.inside.Race;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How events are sealed, and that the tables are append-only. */
@Tag("C26")
@Tag("C27")
class AuditSealerIT extends AuditChainFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set kind = 'SIGNED_OUT'",
                "update audit_event set outcome = 'FAILURE'",
                "update audit_event set seal_id = 2",
                "update audit_event set seal_id = null",
                "delete from audit_event",
                "truncate audit_event",
                "delete from audit_event_default",
                "truncate audit_event_default",
                "update audit_seal set events = 3",
                "delete from audit_seal",
                "truncate audit_seal",
                "truncate audit_checkpoint"
            })
    void theTablesAreAppendOnlyWhileTheirTriggersAreEnabled(String change) throws Exception {
        try (var connection = database.connect()) {
            var refused = assertThrows(SQLException.class, () -> execute(connection, change));
            assertTrue(refused.getMessage().contains("append-only"), refused.getMessage());
        }
        assertTrue(check().isSound());
    }

    @Test
    @Tag("C21")
    void sealingContinuesAfterAKeyRotation() throws Exception {
        secrets = withKeys(NEW_KEY + OLD_KEY);
        seal();

        assertEquals("sound: 7 events in 4 seals", check().toString().split(",")[0]);
    }

    @Test
    void onlyCommittedEventsAreSealed() throws Exception {
        try (var open = database.connect();
                var late = database.connect()) {
            open.setAutoCommit(false);
            late.setAutoCommit(false);
            insertEvent(open);
            insertEvent(late);
            insertEvent();

            assertEquals(2, seal().orElseThrow().events());
            open.rollback();
            late.commit();
        }
        assertEquals(1, seal().orElseThrow().events());
        assertEquals("sound: 9 events in 5 seals", check().toString().split(",")[0]);
    }

    @Test
    @Tag("C19")
    void nodesThatSealConcurrentlyProduceOneChain() throws Exception {
        insertMany(20_000);

        var seals = Race.of(4, () -> {
            int count = 0;
            while (unsealed() > 0) {
                count += seal().isPresent() ? 1 : 0;
            }
            return count;
        });

        assertTrue(seals.stream().filter(count -> count > 0).count() > 1, "only one node sealed: " + seals);
        assertEquals(
                "sound: 20007 events in 24 seals, 0 not yet sealed",
                check().toString().split(", head")[0]);
    }
}
