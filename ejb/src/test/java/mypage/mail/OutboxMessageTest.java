package mypage.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mypage.platform.Language;
import org.junit.jupiter.api.Test;

class OutboxMessageTest {

    private static final Instant NOW = Instant.parse("2025-01-06T00:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(20);

    private final OutboxMessage message = until(NOW.plusSeconds(1800));

    private static OutboxMessage until(Instant notAfter) {
        return new OutboxMessage(
                "otp:1", "a@example.jp", new Mail(Language.JA, "subject", "body"), new byte[1], notAfter, NOW);
    }

    @Test
    void expiresAtItsDeadline() {
        assertFalse(message.isExpired(NOW.plusSeconds(1799)));
        assertTrue(message.isExpired(NOW.plusSeconds(1800)));
    }

    @Test
    void isRetriedWithExponentialBackoff() {
        OutboxMessage link = until(NOW.plus(Duration.ofDays(1)));
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            link.claim(NOW, LEASE);
            pauses.add(Duration.between(NOW, link.nextTryAfterFailure(NOW)).toSeconds());
        }
        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L, 60L), pauses.subList(0, 10));
        assertEquals(List.of(120L, 240L, 480L, 960L, 1920L, 3600L, 3600L, 3600L), pauses.subList(10, 18));
    }

    @Test
    void isRetriedAfterHalfTheRemainingTimeAtTheLatest() {
        List<Long> tries = new ArrayList<>();
        Instant now = NOW;
        while (!message.isExpired(now)) {
            message.claim(now, LEASE);
            now = message.nextTryAfterFailure(now);
            tries.add(Duration.between(NOW, now).toSeconds());
        }
        assertEquals(List.of(303L, 423L, 663L, 1143L, 1471L, 1635L, 1717L, 1800L), tries.subList(9, tries.size()));
    }

    @Test
    void hasNoBodyOnceGivenUp() {
        message.giveUp(OutboxMessage.State.EXPIRED, NOW);
        assertNull(message.body());
    }

    @Test
    void truncatesALongError() {
        assertEquals(300, OutboxMessage.abbreviated("x".repeat(1000)).length());
    }
}
