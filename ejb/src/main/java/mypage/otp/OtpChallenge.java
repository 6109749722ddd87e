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
import java.util.Optional;
import mypage.platform.Settings.OtpLimits;

/**
 * The one code of an account that can be valid. It is issued in place of an older one (requirement 11), and ends when
 * it is used (requirement 14), expires (requirement 9) or has no tries left. It belongs to one attempt and thereby to
 * the browser whose password was right. Wrong codes in a row are counted over all challenges of the account, and too
 * many close them: then no code is issued or accepted until all access to the account is ended.
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
     * @param sessionEpoch the account's; wrong codes are counted from zero in a new one
     * @param limit how many wrong codes in a row close the account's challenges
     * @return false when they are closed
     */
    boolean issue(EntityManager entities, int sessionEpoch, int limit) {
        return entities.createNamedQuery(ISSUE)
                        .setParameter(1, accountId)
                        .setParameter(2, attemptId)
                        .setParameter(3, codeHash)
                        .setParameter(4, Timestamp.from(issuedAt))
                        .setParameter(5, Timestamp.from(expiresAt))
                        .setParameter(6, sessionEpoch)
                        .setParameter(7, limit)
                        .executeUpdate()
                == 1;
    }

    byte[] codeHash() {
        return codeHash;
    }

    /** How many tries are left. */
    public int triesLeft(OtpLimits limits) {
        return Math.min(limits.tries() - tries, limits.failures() - failures);
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** Why the code can't be submitted for this attempt; empty while it can. */
    public Optional<InvalidReason> invalidReason(long attempt, OtpLimits limits, Instant now) {
        if (failures >= limits.failures()) {
            return Optional.of(InvalidReason.CLOSED);
        } else if (attemptId != attempt) {
            return Optional.of(InvalidReason.REPLACED);
        } else if (usedAt != null) {
            return Optional.of(InvalidReason.USED);
        } else if (!now.isBefore(expiresAt)) {
            return Optional.of(InvalidReason.EXPIRED);
        }
        return tries < limits.tries() ? Optional.empty() : Optional.of(InvalidReason.NO_TRIES_LEFT);
    }
}
