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
 * A browser in which one account's one-time password is skipped (requirements 20 to 40). Born when the user confirms the
 * setting; never changed, so that any number of sign-ins can use it at once; ends at its expiry, which use does not
 * extend, or as soon as its account goes on to the next generation (requirement 50). Holds a hash of the cookie's whole
 * value: who reads the database can't skip anything, and a value with another expiry is another value.
 */
@Entity
@Table(name = "trust_token")
@NamedQuery(name = TrustToken.OF_VALUE, query = """
                select t from TrustToken t join Account a on a.id = t.accountId and a.trustEpoch = t.generation
                where t.accountId = :account and t.tokenHash = :hash""")
@NamedQuery(name = TrustToken.COUNT_LIVING, query = """
                select count(t) from TrustToken t join Account a on a.id = t.accountId and a.trustEpoch = t.generation
                where t.accountId = :account and t.expiresAt > :now""")
public class TrustToken {

    static final String OF_VALUE = "TrustToken.ofValue";
    static final String COUNT_LIVING = "TrustToken.countLiving";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "account_id")
    private long accountId;

    private int generation;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected TrustToken() {}

    TrustToken(long accountId, int generation, byte[] tokenHash, Instant expiresAt) {
        this.accountId = accountId;
        this.generation = generation;
        this.tokenHash = tokenHash;
        this.expiresAt = expiresAt;
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
