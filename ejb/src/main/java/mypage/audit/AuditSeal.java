package mypage.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import mypage.platform.Secrets;
import mypage.platform.Timestamps;

/**
 * A link of the chain, made some seconds after its events and never changed. Its MAC covers the events, its own number
 * and time, and the MAC of the previous seal. The key lies outside the database, so an attacker who can write to the
 * database alone cannot change, remove or add a sealed event without being detected.
 *
 * @param events the number of events that it covers
 */
record AuditSeal(long seq, Instant sealedAt, int events, byte[] mac) {

    /** The predecessor of the first seal. */
    static final AuditSeal NONE = new AuditSeal(0, Instant.EPOCH, 0, new byte[0]);

    /** The precision of the database, so that a seal reads back exactly as it was made. */
    private static final ChronoUnit PRECISION = ChronoUnit.MICROS;

    /** The predecessor of the first seal that is left, where earlier ones were dropped. */
    static AuditSeal dropped(long seq, byte[] mac) {
        return new AuditSeal(seq, Instant.EPOCH, 0, mac);
    }

    /** Reads the columns seq, sealed_at, events and mac. */
    static AuditSeal of(ResultSet row) throws SQLException {
        return new AuditSeal(
                row.getLong("seq"),
                Timestamps.toInstant(row.getTimestamp("sealed_at")),
                row.getInt("events"),
                row.getBytes("mac"));
    }

    /** In the precision of the database. */
    static Instant inDatabase(Instant now) {
        return now.truncatedTo(PRECISION);
    }

    AuditSeal next(EventDigest digest, Instant now, Secrets secrets) {
        Instant sealedAt = inDatabase(now);
        byte[] mac = secrets.keyedHash(message(seq + 1, sealedAt, digest.count(), digest.finish()));
        return new AuditSeal(seq + 1, sealedAt, digest.count(), mac);
    }

    /** Whether this seal was made by {@link #next} from the given one, over these events and with one of our keys. */
    boolean follows(AuditSeal previous, EventDigest digest, Secrets secrets) {
        try {
            return secrets.matches(previous.message(seq, sealedAt, events, digest.finish()), mac);
        } catch (RuntimeException e) {
            // Made with a key that we do not have, or not a MAC at all.
            return false;
        }
    }

    private String message(long nextSeq, Instant nextSealedAt, int count, String eventsHash) {
        return "audit-seal:" + nextSeq + ":" + nextSealedAt + ":" + count + ":" + eventsHash + ":" + hex();
    }

    /** Identifies the whole chain up to here. A copy kept elsewhere reveals whether the end was cut off. */
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
