package mypage.otp;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * The only valid code of an account. It replaces an older one (requirement 11), and ends when it is used (requirement
 * 14), expires (requirement 9) or has no attempt left. It belongs to one attempt and thereby to the browser whose
 * password was right. Consecutive wrong codes are counted across all challenges of the account, and too many close
 * them: then no code is issued or accepted until all access to the account is ended.
 */
@Entity
@Table(name = "otp_challenge")
@NamedQuery(name = OtpChallenge.COUNT_ATTEMPT, query = """
                update OtpChallenge c set c.tries = c.tries + 1, c.failures = c.failures + 1
                where c.accountId = :account and c.attemptId = :attempt and c.tries < :tries and c.failures < :failures
                    and c.usedAt is null and c.expiresAt > :now""")
@NamedQuery(name = OtpChallenge.CONSUME, query = """
                update OtpChallenge c set c.usedAt = :now, c.failures = 0
                where c.accountId = :account and c.attemptId = :attempt and c.usedAt is null and c.expiresAt > :now""")
public class OtpChallenge {

    static final String COUNT_ATTEMPT = "OtpChallenge.countAttempt";
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

    byte[] codeHash() {
        return codeHash;
    }

    /** The attempts left. */
    public int attemptsLeft(OtpSettings settings) {
        return Math.min(settings.attempts() - tries, settings.failures() - failures);
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** Why the code cannot be submitted for this attempt; empty if it can. */
    public Optional<InvalidReason> invalidReason(long attempt, OtpSettings settings, Instant now) {
        if (failures >= settings.failures()) {
            return Optional.of(InvalidReason.CLOSED);
        } else if (attemptId != attempt) {
            return Optional.of(InvalidReason.REPLACED);
        } else if (usedAt != null) {
            return Optional.of(InvalidReason.USED);
        } else if (!now.isBefore(expiresAt)) {
            return Optional.of(InvalidReason.EXPIRED);
        }
        return tries < settings.attempts() ? Optional.empty() : Optional.of(InvalidReason.NO_TRIES_LEFT);
    }
}
