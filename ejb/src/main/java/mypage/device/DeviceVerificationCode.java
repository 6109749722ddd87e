package mypage.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A code of {@value #DIGITS} digits, mailed to the owner of an account whose attempts others have used up. Whoever
 * types it in time makes the browser a known device of the account, once. Several codes may be valid, so that nobody
 * can invalidate the one that the owner is about to type by asking for another.
 */
@Entity
@Table(name = "sign_in_pass")
@NamedQuery(
        name = DeviceVerificationCode.VALID,
        query = "select p from DeviceVerificationCode p where p.accountId = :account and p.expiresAt > :now")
@NamedQuery(name = DeviceVerificationCode.USE, query = "delete from DeviceVerificationCode p where p.id = :id")
@NamedQuery(
        name = DeviceVerificationCode.END_ALL,
        query = "delete from DeviceVerificationCode p where p.accountId = :account")
public class DeviceVerificationCode {

    static final String VALID = "DeviceVerificationCode.valid";
    static final String USE = "DeviceVerificationCode.use";
    static final String END_ALL = "DeviceVerificationCode.endAll";

    /** 53 bits: too many to guess in a year, so that guesses need no rate limit that others could use up. */
    static final int DIGITS = 16;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "account_id")
    private long accountId;

    @Column(name = "code_hash")
    private byte[] codeHash;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected DeviceVerificationCode() {}

    DeviceVerificationCode(long accountId, byte[] codeHash, Instant expiresAt) {
        this.accountId = accountId;
        this.codeHash = codeHash;
        this.expiresAt = expiresAt;
    }

    /** The message that is hashed. */
    static String message(long accountId, String code) {
        return "pass:" + accountId + ":" + code;
    }

    long id() {
        return id;
    }

    byte[] codeHash() {
        return codeHash;
    }
}
