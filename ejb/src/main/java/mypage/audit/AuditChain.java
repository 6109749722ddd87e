package mypage.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import mypage.platform.Secrets;

/**
 * Recomputes the whole chain and reports the first seal that is broken. Where the beginning was dropped, it proves the
 * {@link AuditCheckpoint}s and goes on from the last one. It reads all seals in one statement, so that seals made
 * meanwhile do not matter, and row by row, so that memory use does not grow with the chain. An instance is used once.
 */
public final class AuditChain {

    /**
     * Events are sealed every ten seconds. Unsealed events that are older than this mean that sealing was bypassed or
     * stopped.
     */
    private static final Duration LONGEST_UNSEALED = Duration.ofMinutes(10);

    private static final int FETCH_SIZE = 1000;

    private static final String ALL = "select s.seq, s.sealed_at, s.events, s.mac, e.seal_id, " + EventDigest.COLUMNS
            + " from audit_seal s full join audit_event e on e.seal_id = s.seq"
            + " order by coalesce(s.seq, e.seal_id) nulls first, e.id";

    private final Secrets secrets;
    private final Clock clock;
    private final Optional<String> expectedHead;

    private AuditSeal dropped = AuditSeal.NONE;
    private AuditSeal previous = AuditSeal.NONE;
    private AuditSeal current = AuditSeal.NONE;
    private EventDigest digest = new EventDigest();
    private boolean expectedSeen;
    private long sealed;
    private long unsealed;
    private long oldestUnsealed = Long.MAX_VALUE;
    private Optional<String> defect = Optional.empty();

    /** @param expectedHead a head from the log that the chain must still contain, if any */
    public AuditChain(Secrets secrets, Clock clock, Optional<String> expectedHead) {
        this.secrets = secrets;
        this.clock = clock;
        this.expectedHead = expectedHead;
    }

    /**
     * The result of a check.
     *
     * @param defect what is wrong with the first broken seal; empty when the chain is sound
     * @param seals the number of the last seal
     * @param dropped the number of the last seal that a checkpoint replaces; 0 if there is none
     */
    public record Report(Optional<String> defect, long seals, long sealed, long unsealed, String head, long dropped) {

        public boolean isSound() {
            return defect.isEmpty();
        }

        @Override
        public String toString() {
            return defect.map(how -> "BROKEN: " + how)
                    .orElseGet(() -> "sound: " + sealed + " events in " + (seals - dropped) + " seals, "
                            + (dropped == 0 ? "" : "seals up to " + dropped + " exported and dropped, ") + unsealed
                            + " not yet sealed, head " + head);
        }
    }

    /**
     * Holds up nobody but somebody who drops a month, until the transaction ends.
     *
     * @param connection without auto-commit, otherwise the driver reads all events into memory at once
     */
    public Report check(Connection connection) throws SQLException {
        AuditMonthRepository months = new AuditMonthRepository(connection);
        months.hold();
        beginAfter(months.checkpoints());
        try (var select = connection.prepareStatement(ALL)) {
            select.setFetchSize(FETCH_SIZE);
            try (var row = select.executeQuery()) {
                while (defect.isEmpty() && row.next()) {
                    take(row);
                }
            }
        }
        finish();
        return new Report(defect, current.seq(), sealed, unsealed, current.head(), dropped.seq());
    }

    private void beginAfter(List<AuditCheckpoint> checkpoints) {
        defect = AuditCheckpoint.defect(checkpoints, secrets);
        if (!checkpoints.isEmpty()) {
            dropped = checkpoints.get(checkpoints.size() - 1).last();
            current = dropped;
            compareWithExpected();
        }
    }

    private void take(ResultSet row) throws SQLException {
        if (row.getBytes("mac") != null) {
            takeSealed(row);
        } else if (row.getObject("seal_id") != null) {
            closeSeal();
            found("seal " + row.getLong("seal_id") + " is missing, its events are there");
        } else {
            takeUnsealed(row);
        }
    }

    private void takeSealed(ResultSet row) throws SQLException {
        AuditSeal seal = AuditSeal.of(row);
        if (seal.seq() != current.seq()) {
            closeSeal();
            open(seal);
        }
        if (row.getObject("id") != null) {
            digest.add(row);
        }
    }

    private void open(AuditSeal seal) {
        if (seal.seq() <= dropped.seq()) {
            found("seal " + seal.seq() + " is there, although a checkpoint says that it was dropped");
        } else if (seal.seq() != current.seq() + 1) {
            found("seal " + (current.seq() + 1) + " is missing, with its events");
        }
        previous = current;
        current = seal;
        digest = new EventDigest();
    }

    private void closeSeal() {
        if (current == dropped) {
            return;
        }
        if (digest.count() != current.events()) {
            String how = digest.count() < current.events() ? "missing" : "inserted";
            found(name() + ": event " + how + ", sealed " + current.events() + ", found " + digest.count());
        } else if (!current.follows(previous, digest, secrets)) {
            found(name() + ": altered, an event of it or itself, or made with a key that is not ours");
        }
        sealed += digest.count();
        compareWithExpected();
    }

    private void compareWithExpected() {
        if (expectedHead.filter(head -> head.startsWith(current.seq() + ":")).isPresent()) {
            expectedSeen = true;
            if (!current.isHead(expectedHead.get())) {
                found(name() + " is not the one that was expected");
            }
        }
    }

    private void takeUnsealed(ResultSet row) throws SQLException {
        unsealed++;
        oldestUnsealed = Math.min(oldestUnsealed, row.getLong("micros"));
    }

    private void finish() {
        if (defect.isEmpty()) {
            closeSeal();
        }
        if (expectedHead.isPresent() && !expectedSeen) {
            found(
                    isDropped(expectedHead.get())
                            ? "the expected head is not in the chain any more: verify the exported file that has it"
                            : "the end is cut off, expected head " + expectedHead.get());
        }
        if (oldestUnsealed
                < ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant().minus(LONGEST_UNSEALED))) {
            found(unsealed + " events are in no seal, some for more than " + LONGEST_UNSEALED.toMinutes() + " minutes");
        }
    }

    private boolean isDropped(String head) {
        return head.matches("\\d{1,18}:.*") && Long.parseLong(head.split(":")[0]) < dropped.seq();
    }

    private String name() {
        return "seal " + current.seq() + " of " + current.sealedAt();
    }

    /** Keeps the first defect only, because later ones may be its consequence. */
    private void found(String how) {
        defect = defect.or(() -> Optional.of(how));
    }
}
