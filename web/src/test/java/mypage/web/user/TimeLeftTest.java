package mypage.web.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimeLeftTest {

    private static final Instant NOW = Instant.parse("2025-01-06T00:00:00Z");

    private final TimeLeft left = new TimeLeft();

    @BeforeEach
    void wire() {
        left.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Test
    void neverEndsBeforeTheServerStopsAccepting() {
        assertEquals(1801, left.until(NOW.plusSeconds(1800)));
        assertEquals(1, left.until(NOW.plusMillis(500)));
    }

    @Test
    void isNeverNegative() {
        assertEquals(1, left.until(NOW));
        assertEquals(0, left.until(NOW.minusSeconds(90)));
    }
}
