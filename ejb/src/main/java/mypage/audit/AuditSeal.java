package mypage.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import mypage.platform.Secrets;

/**
 * A link of the chain: made some seconds after its events, never changed. Its MAC covers them, its own number and time,
 * and the MAC before it, under a key outside the database: who can write the database but has not the key can neither
 * change, remove nor add a sealed event and make it look right.
 *
 * @param events how many it covers
 */
record AuditSeal(long seq, Instant sealedAt, int events, byte[] mac) {

    /** What the first seal follows. */
    static final AuditSeal NONE = new AuditSeal(0, Instant.EPOCH, 0, new byte[0]);

    /** The database's precision: what is read back must be what was sealed. */
    private static final ChronoUnit PRECISION = ChronoUnit.MICROS;

    /** Reads the columns seq, sealed_at, events and mac. */
    static AuditSeal of(ResultSet row) throws SQLException {
        return new AuditSeal(
                row.getLong("seq"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                row.getInt("events"),
                row.getBytes("mac"));
    }

    AuditSeal next(EventDigest digest, Instant now, Secrets secrets) {
        Instant sealedAt = now.truncatedTo(PRECISION);
        byte[] mac = secrets.keyedHash(message(seq + 1, sealedAt, digest.count(), digest.finish()));
        return new AuditSeal(seq + 1, sealedAt, digest.count(), mac);
    }

    /** Whether this was made as {@link #next} of the given one, of these events and with one of our keys. */
    boolean follows(AuditSeal previous, EventDigest digest, Secrets secrets) {
        try {
            return secrets.matches(previous.message(seq, sealedAt, events, digest.finish()), mac);
        } catch (RuntimeException e) {
            // A key that we have not, or no MAC at all.
            return false;
        }
    }

    private String message(long nextSeq, Instant nextSealedAt, int count, String eventsHash) {
        return "audit-seal:" + nextSeq + ":" + nextSealedAt + ":" + count + ":" + eventsHash + ":" + hex();
    }

    /** Stands for the whole chain up to here; kept elsewhere, it shows whether the end was cut off. */
    String head() {
        return seq + ":" + hex();
    }

    boolean isHead(String head) {
        return head().equals(head);
    }

    private String hex() {
        return HexFormat.of().formatHex(mac);
    }
}
