package mypage.profile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import mypage.otp.InvalidReason;
import mypage.otp.PendingCode;

/**
 * A new address whose mailbox a signed-in user has not proved yet; at most one per account. It replaces an older one,
 * belongs to one session, and is deleted by the one request with the right code. Otherwise it is deleted a day after
 * its expiry, so that a page that was left open can still say why the code is invalid.
 */
@Entity
@Table(name = "address_change")
@NamedQuery(name = AddressChange.COUNT_ATTEMPT, query = """
                update AddressChange c set c.tries = c.tries + 1
                where c.accountId = :account and c.sessionId = :session and c.tokenHash = :hash
                    and c.tries < :tries and c.expiresAt > :now""")
@NamedQuery(name = AddressChange.USE, query = """
                delete from AddressChange c
                where c.accountId = :account and c.sessionId = :session and c.tokenHash = :hash
                    and c.expiresAt > :now""")
public class AddressChange {

    static final String COUNT_ATTEMPT = "AddressChange.countAttempt";
    static final String USE = "AddressChange.use";

    @Id
    @Column(name = "account_id")
    private long accountId;

    @Column(name = "session_id")
    private long sessionId;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    private String email;

    /** 照合番号. */
    private String reference;

    /** Matches no code if another account has the address. */
    @Column(name = "code_hash")
    private byte[] codeHash;

    private int tries;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected AddressChange() {}

    String email() {
        return email;
    }

    byte[] codeHash() {
        return codeHash;
    }

    int attemptsLeft(int limit) {
        return limit - tries;
    }

    PendingCode code(String token) {
        return new PendingCode(token, email, reference, expiresAt);
    }

    /** Why this session cannot submit the code with this token; empty if it can. */
    Optional<InvalidReason> invalidReason(long session, byte[] hash, int limit, Instant now) {
        if (session != sessionId || !MessageDigest.isEqual(hash, tokenHash)) {
            return Optional.of(InvalidReason.REPLACED);
        } else if (!now.isBefore(expiresAt)) {
            return Optional.of(InvalidReason.EXPIRED);
        }
        return tries < limit ? Optional.empty() : Optional.of(InvalidReason.NO_TRIES_LEFT);
    }
}
