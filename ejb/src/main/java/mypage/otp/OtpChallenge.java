package mypage.otp;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * The only valid code of an account. It replaces an older one (requirement 11), and ends when it is used (requirement
 * 14), expires (requirement 9) or has no attempt left. It belongs to one attempt and thereby to the browser whose
 * password was right. Wrong codes are counted across all challenges of the account, apart for devices that it knows and
 * for others, and too many close them there: then no code is issued or accepted until the owner chooses a new password.
 * A wrong code counts until it is old and a right one followed, so neither patience nor the owner's own sign-ins give
 * an attacker more guesses.
 */
@Entity
@Table(name = "otp_challenge")
public class OtpChallenge {

    @Id
    @Column(name = "account_id")
    private long accountId;

    @Column(name = "attempt_id")
    private long attemptId;

    @Column(name = "code_hash")
    private byte[] codeHash;

    private int tries;

    /** Whether it was asked for by a known device, or by a session. */
    private boolean known;

    @Column(name = "guess_count", insertable = false, updatable = false)
    private int guesses;

    @Column(name = "known_guess_count", insertable = false, updatable = false)
    private int knownGuesses;

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
        return Math.min(settings.attempts() - tries, settings.guesses().count() - guesses());
    }

    /** The wrong codes that count where this code can be typed. */
    private int guesses() {
        return known ? knownGuesses : guesses;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** When this attempt used the code; empty if it did not, or if the account has had a newer code since. */
    public Optional<Instant> usedAt(long attempt) {
        return attemptId == attempt ? Optional.ofNullable(usedAt) : Optional.empty();
    }

    /** Why the code cannot be submitted for this attempt; empty if it can. */
    public Optional<InvalidReason> invalidReason(long attempt, OtpSettings settings, Instant now) {
        if (attemptId != attempt) {
            return Optional.of(InvalidReason.REPLACED);
        } else if (usedAt != null) {
            return Optional.of(InvalidReason.USED);
        } else if (guesses() >= settings.guesses().count()) {
            return Optional.of(InvalidReason.CLOSED);
        } else if (!now.isBefore(expiresAt)) {
            return Optional.of(InvalidReason.EXPIRED);
        }
        return tries < settings.attempts() ? Optional.empty() : Optional.of(InvalidReason.NO_TRIES_LEFT);
    }
}
