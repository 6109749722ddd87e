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
 * A number of {@value #DIGITS} digits that was mailed to the owner of an account whose tries others have used up. Who
 * types it in time makes the own browser known to the account, once. Several may be alive, so that nobody can spoil the
 * one that the owner is about to type by asking for another.
 */
@Entity
@Table(name = "sign_in_pass")
@NamedQuery(
        name = DeviceVerificationCode.LIVING,
        query = "select p from DeviceVerificationCode p where p.accountId = :account and p.expiresAt > :now")
@NamedQuery(name = DeviceVerificationCode.USE, query = "delete from DeviceVerificationCode p where p.id = :id")
public class DeviceVerificationCode {

    static final String LIVING = "SignInPass.living";
    static final String USE = "SignInPass.use";

    /** 40 bits: beyond guessing in the time it lives, so that guesses need no limit that could be used up. */
    static final int DIGITS = 12;

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

    /** What the hash is made of. */
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
