package mypage.openid;

import java.time.Instant;
import java.util.Optional;

/**
 * A registered application as staff see it.
 *
 * @param withSecret whether it has a secret; otherwise it signs assertions
 * @param disabledAt since when it can do nothing
 */
public record RegisteredClientView(
        long id,
        ClientRegistration registration,
        boolean withSecret,
        Instant registeredAt,
        Optional<Instant> disabledAt) {}
