package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import mypage.TestContainer;
import mypage.platform.NativeStatement.Execution;
import org.junit.jupiter.api.Test;

class NativeStatementTest {

    private final TestContainer container = new TestContainer();

    private Row row(NativeStatement statement, Object... namesAndValues) {
        return container.inTransaction(() -> {
            Execution execution = statement.in(container.entities());
            for (int i = 0; i < namesAndValues.length; i += 2) {
                execution.set((String) namesAndValues[i], namesAndValues[i + 1]);
            }
            return execution.first().orElseThrow();
        });
    }

    @Test
    void givesARepeatedNameOnePosition() {
        NativeStatement statement = NativeStatement.of("select :b + :a, :a - :b from x where y = :ab");

        assertEquals("select ?1 + ?2, ?2 - ?1 from x where y = ?3", statement.toString());
    }

    @Test
    void leavesLiteralsAndCastsUnchanged() {
        String sql = "select 'a:b' || ':c', 1::bigint, '' || x";

        assertEquals(sql, NativeStatement.of(sql).toString());
    }

    @Test
    void bindsValuesByName() {
        NativeStatement statement =
                NativeStatement.of("select cast(:b as text) || 'x:a' || cast(:a as text) || cast(:b as text)");

        assertEquals("2x:a12", row(statement, "a", "1", "b", "2").text(0));
    }

    @Test
    void convertsTimesBothWays() {
        NativeStatement statement = NativeStatement.of(
                "select cast(:at as timestamptz) + interval '1 hour', cast(:never as timestamptz), 1.5, 7, true");
        Instant at = Instant.parse("2025-01-01T00:00:00.123456Z");

        Row row = row(statement, "at", at, "never", null);

        assertEquals(at.plusSeconds(3600), row.time(0));
        assertNull(row.time(1));
        assertTrue(row.isNull(1));
        assertEquals(1.5, row.decimal(2));
        assertEquals(7, row.number(3));
        assertTrue(row.isTrue(4));
    }

    @Test
    void refusesAValueForAnUnknownParameter() {
        NativeStatement statement = NativeStatement.of("select :a");

        assertThrows(IllegalArgumentException.class, () -> row(statement, "b", 1));
    }
}
