package mypage.admin.users;

import java.time.Instant;
import java.util.Optional;
import mypage.account.AccountState;
import mypage.account.Service;

/**
 * An account as staff see it; without anything that is secret, or about the browsers of its owner.
 *
 * @param mainId the main account that it belongs to; empty when it is a main one
 * @param registeredAt when its owner accepted the terms; empty before, and where that was before this system
 * @param lockedAt since when nobody can sign in, closed accounts too
 */
public record AccountSummary(
        long id,
        Service service,
        String email,
        AccountState state,
        Optional<Long> mainId,
        Instant createdAt,
        Optional<Instant> registeredAt,
        Optional<Instant> lastSignInAt,
        Optional<Instant> lockedAt,
        Optional<Instant> closedAt) {}
