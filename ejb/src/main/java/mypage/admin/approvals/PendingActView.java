package mypage.admin.approvals;

import java.time.Instant;
import java.util.Optional;

/**
 * An act that waits for a second member, or did, as staff see it.
 *
 * @param askedBy the name of the member who asked
 * @param dueAt when it is carried out by itself; empty if it needs somebody who approves it
 * @param decidedBy the name of the member who ended it; empty after the waiting time, and while it waits
 */
public record PendingActView(
        long id,
        ActKind kind,
        ActDetails details,
        long askedById,
        String askedBy,
        Instant askedAt,
        Optional<Instant> dueAt,
        Instant expiresAt,
        ActState state,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt) {

    public boolean isWaiting() {
        return state == ActState.WAITING;
    }
}
