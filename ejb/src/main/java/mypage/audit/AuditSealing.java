package mypage.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import mypage.platform.Secrets;

/** Extends the chain on a connection. Needs no server, so that commands can use it. */
public record AuditSealing(Connection connection, Secrets secrets, Clock clock) {

    /** Seals the oldest unsealed events; empty when there are none, or another node is sealing. */
    Optional<AuditSeal> next() throws SQLException {
        AuditSealRepository seals = new AuditSealRepository(connection);
        if (!seals.tryLock()) {
            return Optional.empty();
        }
        AuditSeal last = seals.last();
        EventDigest digest = new EventDigest();
        AuditSealRepository.Batch events = seals.addUnsealedTo(digest);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        AuditSeal seal = last.next(digest, clock.instant(), secrets);
        seals.insert(seal);
        seals.mark(seal, events);
        return Optional.of(seal);
    }

    /** Seals all events, unless another node is sealing; returns the head of the chain. */
    public String all() throws SQLException {
        while (next().isPresent()) {
            // The next batch.
        }
        return new AuditSealRepository(connection).last().head();
    }
}
