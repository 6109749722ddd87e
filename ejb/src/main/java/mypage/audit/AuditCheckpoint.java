package mypage.audit;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import mypage.platform.Secrets;

/**
 * States what was dropped from the chain after it was exported: everything up to a seal. The chain goes on from that
 * seal. The MAC also covers the checkpoint before, so no checkpoint can be made, changed or removed without a key.
 *
 * @param last the last seal that was dropped; only its number and MAC are known
 * @param month the month whose partition was dropped
 * @param events the number of events in the exported file
 * @param fileHash the SHA-256 of that file
 * @param droppedAt to the microsecond
 */
record AuditCheckpoint(AuditSeal last, YearMonth month, long events, byte[] fileHash, Instant droppedAt, byte[] mac) {

    /** What an exported file has in it, sealed at this time. */
    static AuditCheckpoint of(
            AuditFile.Content file, Optional<AuditCheckpoint> previous, Instant now, Secrets secrets) {
        AuditCheckpoint unsealed = new AuditCheckpoint(
                file.last(), file.month(), file.events(), file.hash(), AuditSeal.inDatabase(now), new byte[0]);
        return new AuditCheckpoint(
                unsealed.last,
                unsealed.month,
                unsealed.events,
                unsealed.fileHash,
                unsealed.droppedAt,
                secrets.keyedHash(unsealed.message(previous)));
    }

    /** Whether this one was made by {@link #of} after the given one, with one of our keys. */
    boolean follows(Optional<AuditCheckpoint> previous, Secrets secrets) {
        try {
            return secrets.matches(message(previous), mac);
        } catch (RuntimeException e) {
            // Made with a key that we do not have, or not a MAC at all.
            return false;
        }
    }

    private String message(Optional<AuditCheckpoint> previous) {
        HexFormat hex = HexFormat.of();
        return "audit-checkpoint:" + last.head() + ":" + month + ":" + events + ":" + hex.formatHex(fileHash) + ":"
                + droppedAt + ":"
                + previous.map(checkpoint -> hex.formatHex(checkpoint.mac)).orElse("");
    }

    /** @return what is wrong with the first checkpoint that was not made by us */
    static Optional<String> defect(List<AuditCheckpoint> checkpoints, Secrets secrets) {
        Optional<AuditCheckpoint> previous = Optional.empty();
        for (AuditCheckpoint checkpoint : checkpoints) {
            if (!checkpoint.follows(previous, secrets)) {
                return Optional.of("checkpoint " + checkpoint.last().seq()
                        + ": altered, the one before it is missing, or made with a key that is not ours");
            }
            previous = Optional.of(checkpoint);
        }
        return Optional.empty();
    }
}
