package mypage.otp;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * The one code of an account that can be alive. Life: issued (in place of an older one, requirement 11), tried so
 * often as the settings say, used once (requirement 14) or expired (requirement 9). It belongs to one sign-in attempt and
 * thereby to the browser that passed the password. Wrong codes in a row are counted over all the account's challenges, and
 * too many of them close it: then no code is issued or accepted until the account goes on to its next access generation.
 */
@Entity
@Table(name = "otp_challenge")
@NamedNativeQuery(name = OtpChallenge.ISSUE, query = """
                insert into otp_challenge as c (account_id, attempt_id, code_hash, tries, issued_at, expires_at, access_generation)
                values (?1, ?2, ?3, 0, ?4, ?5, ?6)
                on conflict (account_id) do update set attempt_id = excluded.attempt_id,
                    code_hash = excluded.code_hash, tries = 0, issued_at = excluded.issued_at,
                    expires_at = excluded.expires_at, used_at = null,
                    failures = case when c.access_generation = ?6 then c.failures else 0 end, access_generation = ?6
                where c.failures < ?7 or c.access_generation <> ?6""")
@NamedQuery(name = OtpChallenge.COUNT_TRY, query = """
                update OtpChallenge c set c.tries = c.tries + 1, c.failures = c.failures + 1
                where c.accountId = :account and c.attemptId = :attempt and c.tries < :tries and c.failures < :failures
                    and c.usedAt is null and c.expiresAt > :now""")
@NamedQuery(name = OtpChallenge.CONSUME, query = """
                update OtpChallenge c set c.usedAt = :now, c.failures = 0
                where c.accountId = :account and c.attemptId = :attempt and c.usedAt is null and c.expiresAt > :now""")
@NamedNativeQuery(name = OtpChallenge.FAILURES, query = """
                select c.failures from otp_challenge c join account a on a.id = c.account_id
                where a.id = ?1 and c.access_generation = a.access_generation""")
public class OtpChallenge {

    static final String ISSUE = "OtpChallenge.issue";
    static final String COUNT_TRY = "OtpChallenge.countTry";
    static final String FAILURES = "OtpChallenge.failures";
    static final String CONSUME = "OtpChallenge.consume";

    /** What can still be done with a code. */
    public enum State {
        OPEN,
        EXPIRED,
        NO_TRIES_LEFT,
        REPLACED,
        USED,
        CLOSED
    }

    @Id
    @Column(name = "account_id")
    private long accountId;

    @Column(name = "attempt_id")
    private long attemptId;

    @Column(name = "code_hash")
    private byte[] codeHash;

    private int tries;
    private int failures;

    @Column(name = "issued_at")
    private Instant issuedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    protected OtpChallenge() {}

    OtpChallenge(long accountId, long attemptId, byte[] codeHash, Instant issuedAt, Instant expiresAt) {
        this.accountId = accountId;
        this.attemptId = attemptId;
        this.codeHash = codeHash;
        this.issuedAt = issuedAt;
        this.expiresAt = expiresAt;
    }

    /**
     * Takes the place of the account's older challenge, in one statement.
     *
     * @param generation the account's of access; in a new one wrong codes are counted anew
     * @param limit wrong codes in a row that close the account's challenges
     * @return false when they are closed
     */
    boolean issue(EntityManager entities, int generation, int limit) {
        return entities.createNamedQuery(ISSUE)
                        .setParameter(1, accountId)
                        .setParameter(2, attemptId)
                        .setParameter(3, codeHash)
                        .setParameter(4, Timestamp.from(issuedAt))
                        .setParameter(5, Timestamp.from(expiresAt))
                        .setParameter(6, generation)
                        .setParameter(7, limit)
                        .executeUpdate()
                == 1;
    }

    byte[] codeHash() {
        return codeHash;
    }

    /** How many tries are left before the next one is counted. */
    public int triesLeft(OtpSettings limits) {
        return Math.min(limits.attempts() - tries, limits.failures() - failures);
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** How the code looks to the attempt that it may or may not belong to. */
    public State state(long attempt, OtpSettings limits, Instant now) {
        if (failures >= limits.failures()) {
            return State.CLOSED;
        } else if (attemptId != attempt) {
            return State.REPLACED;
        } else if (usedAt != null) {
            return State.USED;
        } else if (!now.isBefore(expiresAt)) {
            return State.EXPIRED;
        }
        return tries < limits.attempts() ? State.OPEN : State.NO_TRIES_LEFT;
    }
}
