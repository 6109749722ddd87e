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
 * The one code of an account that can be alive. Life: issued (in place of an older one, requirement 11), tried at most
 * {@value #TRIES} times, used once (requirement 14) or expired (requirement 9). It belongs to one sign-in attempt and
 * thereby to the browser that passed the password.
 */
@Entity
@Table(name = "otp_challenge")
@NamedNativeQuery(name = OtpChallenge.ISSUE, query = """
                insert into otp_challenge (account_id, attempt_id, code_hash, tries, issued_at, expires_at)
                values (?1, ?2, ?3, 0, ?4, ?5)
                on conflict (account_id) do update set attempt_id = excluded.attempt_id,
                    code_hash = excluded.code_hash, tries = 0, issued_at = excluded.issued_at,
                    expires_at = excluded.expires_at, used_at = null""")
@NamedQuery(name = OtpChallenge.COUNT_TRY, query = """
                update OtpChallenge c set c.tries = c.tries + 1
                where c.accountId = :account and c.attemptId = :attempt and c.tries < :most
                    and c.usedAt is null and c.expiresAt > :now""")
@NamedQuery(name = OtpChallenge.CONSUME, query = """
                update OtpChallenge c set c.usedAt = :now
                where c.accountId = :account and c.attemptId = :attempt and c.usedAt is null and c.expiresAt > :now""")
public class OtpChallenge {

    static final String ISSUE = "OtpChallenge.issue";
    static final String COUNT_TRY = "OtpChallenge.countTry";
    static final String CONSUME = "OtpChallenge.consume";

    /** How often one code may be tried; the right one included (ASVS 6.6.3). */
    static final int TRIES = 5;

    /** What can still be done with a code. */
    public enum State {
        OPEN,
        EXPIRED,
        NO_TRIES_LEFT,
        REPLACED,
        USED
    }

    @Id
    @Column(name = "account_id")
    private long accountId;

    @Column(name = "attempt_id")
    private long attemptId;

    @Column(name = "code_hash")
    private byte[] codeHash;

    private int tries;

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

    /** Takes the place of the account's older challenge, in one statement. */
    void issue(EntityManager entities) {
        entities.createNamedQuery(ISSUE)
                .setParameter(1, accountId)
                .setParameter(2, attemptId)
                .setParameter(3, codeHash)
                .setParameter(4, Timestamp.from(issuedAt))
                .setParameter(5, Timestamp.from(expiresAt))
                .executeUpdate();
    }

    byte[] codeHash() {
        return codeHash;
    }

    /** How many tries are left before the next one is counted. */
    public int triesLeft() {
        return TRIES - tries;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** How the code looks to the attempt that it may or may not belong to. */
    public State state(long attempt, Instant now) {
        if (attemptId != attempt) {
            return State.REPLACED;
        } else if (usedAt != null) {
            return State.USED;
        } else if (!now.isBefore(expiresAt)) {
            return State.EXPIRED;
        }
        return tries < TRIES ? State.OPEN : State.NO_TRIES_LEFT;
    }
}
