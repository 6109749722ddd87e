package mypage.trust;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrustTokenTest {

    private static final Instant SET = Instant.parse("2025-01-06T00:00:00Z");
    private static final Instant END = SET.plus(Duration.ofDays(90));

    private final TrustToken token = new TrustToken(1, 0, new byte[0], END);

    @Test
    @Tag("R31")
    @Tag("R33")
    @Tag("T2")
    void expiresAtTheSecondOfItsExpiry() {
        assertFalse(token.isExpired(END.minusSeconds(1)));
        assertTrue(token.isExpired(END));
        assertTrue(token.isExpired(END.plusSeconds(1)));
    }
}
