package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who knows the database password of the nodes tries to rewrite the audit trail. */
@Tag("C23")
@Tag("C26")
class AuditTrailRightsTest {

    /** A month that nobody else adds. */
    private static final YearMonth MONTH = YearMonth.of(2090, 1);

    private static NodeConnection node;

    @BeforeAll
    static void connect() throws SQLException {
        node = new NodeConnection();
    }

    @AfterEach
    void rollBack() throws SQLException {
        node.rollBack();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from audit_event",
                "truncate audit_event",
                "update audit_event set kind = 'SIGNED_OUT'",
                "update audit_event set seal_id = null, occurred_at = now()",
                "merge into audit_event e using staff s on e.staff_id = s.id when matched then delete",
                "select * from audit_event_default",
                "insert into audit_event_default select * from audit_event",
                "delete from audit_event_default",
                "update audit_seal set events = 0",
                "delete from audit_seal",
                "truncate audit_seal",
                "insert into audit_checkpoint select * from audit_checkpoint",
                "delete from audit_checkpoint",
                "lock table audit_event in exclusive mode"
            })
    void theTrailIsNotChanged(String sql) {
        node.assertRefused(sql);
    }

    @Test
    void aNodeAddsMonthsAndReachesThemThroughTheTableOnly() throws SQLException {
        node.execute("set local search_path = pg_temp, public");
        assertEquals(1, node.number("select audit_month_add('" + MONTH.atDay(1) + "')::int"));
        node.execute("""
                insert into audit_event (id, occurred_at, kind, outcome)
                values (nextval('id_seq'), '2090-01-15', 'SIGNED_IN', 'SUCCESS')""");
        node.execute("update audit_event set seal_id = 1 where occurred_at = '2090-01-15'");
        assertEquals(1, node.number("""
                select count(*) from audit_event
                where seal_id = 1 and tableoid = 'audit_event_2090_01'::regclass"""));
        for (String refused : new String[] {
            "select * from audit_event_2090_01",
            "delete from audit_event_2090_01",
            "insert into audit_event_2090_01 select * from audit_event",
            "drop table audit_event_2090_01",
            "alter table audit_event_2090_01 disable trigger all"
        }) {
            node.assertRefusedAndGoOn(refused);
        }
    }

    @Test
    void aSealedEventIsNotSealedAgain() throws SQLException {
        node.execute("""
                insert into audit_event (id, occurred_at, kind, outcome, seal_id)
                values (nextval('id_seq'), '2090-01-15', 'SIGNED_IN', 'SUCCESS', 1)""");
        SQLException refused = assertThrows(
                SQLException.class,
                () -> node.execute("update audit_event set seal_id = 2 where occurred_at = '2090-01-15'"));
        assertEquals(
                "ERROR: audit_event_default is append-only",
                refused.getMessage().lines().findFirst().orElseThrow());
    }
}
