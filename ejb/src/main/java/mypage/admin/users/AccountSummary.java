package mypage.admin.users;

import java.time.Instant;
import java.util.Optional;
import mypage.account.AccountState;
import mypage.account.Service;

/**
 * An account as staff see it, without secrets and without the browsers of its owner.
 *
 * @param mainId the main account to which it belongs; empty for a main account
 * @param registeredAt when its owner accepted the terms; empty before that, and for those who accepted before this
 *     system
 * @param lockedAt nobody can sign in from this time on; set for closed accounts too
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
