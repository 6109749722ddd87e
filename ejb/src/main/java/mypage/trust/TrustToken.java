package mypage.trust;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A browser that skips the one-time password of one account (requirements 20 to 40). It is created when the user
 * confirms the setting and never changed, so that any number of sign-ins can use it at once. It ends at its expiry,
 * which use does not extend, or as soon as the trust epoch of the account advances (requirement 50). It holds a hash of
 * the whole cookie value: reading the database does not let anybody skip anything, and a value with another expiry does
 * not match.
 */
@Entity
@Table(name = "trust_token")
@NamedQuery(name = TrustToken.OF_VALUE, query = """
                select t from TrustToken t join Account a on a.id = t.accountId and a.trustEpoch = t.epoch
                where t.accountId = :account and t.tokenHash = :hash""")
@NamedQuery(name = TrustToken.COUNT_VALID, query = """
                select count(t) from TrustToken t join Account a on a.id = t.accountId and a.trustEpoch = t.epoch
                where t.accountId = :account and t.expiresAt > :now""")
public class TrustToken {

    static final String OF_VALUE = "TrustToken.ofValue";
    static final String COUNT_VALID = "TrustToken.countValid";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "account_id")
    private long accountId;

    /** The trust epoch of the account in which it was created. */
    @Column(name = "generation")
    private int epoch;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected TrustToken() {}

    TrustToken(long accountId, int epoch, byte[] tokenHash, Instant expiresAt) {
        this.accountId = accountId;
        this.epoch = epoch;
        this.tokenHash = tokenHash;
        this.expiresAt = expiresAt;
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
