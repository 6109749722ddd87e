package mypage.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import mypage.account.Account;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C11")
class UserSessionTest {

    private static final Instant START = Instant.parse("2025-01-06T00:00:00Z");

    private final Account account = new Account() {};
    private final UserSession session =
            new UserSession(new byte[0], account, "Chrome", START, START.plus(Duration.ofHours(12)));

    @Test
    void isIdleFromTheLimit() {
        assertFalse(session.isIdle(Duration.ofMinutes(30), START.plusSeconds(1799)));
        assertTrue(session.isIdle(Duration.ofMinutes(30), START.plusSeconds(1800)));
    }

    @Test
    void recordsItsUseOnceAMinute() {
        assertFalse(session.isTouchDue(START.plusSeconds(59)));
        assertTrue(session.isTouchDue(START.plusSeconds(60)));
    }
}
