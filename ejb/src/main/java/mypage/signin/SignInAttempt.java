package mypage.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import mypage.account.Account;
import mypage.session.SignedInUser;

/**
 * One sign-in or reauthentication in one browser, from the right password to the session. It is {@code OTP_REQUIRED}
 * once the password was right, {@code CONFIRM_SKIP} once the code was right too and the user wants to skip it from now
 * on, and {@code SIGNED_IN} when it is complete. Otherwise it ends when its code does or when it expires. Because it is
 * a row, it survives the failure of a node. A user who leaves the page stays signed out (requirement 13).
 */
@Entity
@Table(name = "sign_in_attempt")
@NamedQuery(name = SignInAttempt.BY_TOKEN, query = """
                select t, a, c from SignInAttempt t join Account a on a.id = t.accountId
                join OtpChallenge c on c.accountId = t.accountId
                where t.tokenHash = :hash and t.sessionId is null and a.lockedAt is null""")
@NamedQuery(name = SignInAttempt.OF_SESSION, query = """
                select t, a, c from SignInAttempt t join Account a on a.id = t.accountId
                join OtpChallenge c on c.accountId = t.accountId
                where t.tokenHash = :hash and t.sessionId = :session and a.lockedAt is null""")
@NamedQuery(name = SignInAttempt.AWAIT_CONFIRMATION, query = """
                update SignInAttempt t set t.state = mypage.signin.SignInAttempt.State.CONFIRM_SKIP,
                    t.trustEpoch = :trustEpoch, t.expiresAt = :expiresAt
                where t.id = :id and t.state = mypage.signin.SignInAttempt.State.OTP_REQUIRED""")
@NamedQuery(name = SignInAttempt.COMPLETE, query = """
                update SignInAttempt t set t.state = mypage.signin.SignInAttempt.State.SIGNED_IN
                where t.id = :id and t.state = :from""")
public class SignInAttempt {

    static final String BY_TOKEN = "SignInAttempt.byToken";
    static final String OF_SESSION = "SignInAttempt.ofSession";
    static final String AWAIT_CONFIRMATION = "SignInAttempt.awaitConfirmation";
    static final String COMPLETE = "SignInAttempt.complete";

    enum State {
        OTP_REQUIRED,
        CONFIRM_SKIP,
        SIGNED_IN
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "account_id")
    private long accountId;

    private String reference;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    /** Identifies the device, if the account knows it. */
    @Column(name = "browser_hash")
    private byte[] deviceHash;

    /** That of the account when the password was right. */
    @Column(name = "access_generation")
    private int sessionEpoch;

    /** That of the account when both factors were right; null before. */
    @Column(name = "trust_generation")
    private Integer trustEpoch;

    /** The session that this reauthenticates; null when it opens one. */
    @Column(name = "session_id")
    private Long sessionId;

    protected SignInAttempt() {}

    SignInAttempt(
            byte[] tokenHash, Account account, byte[] deviceHash, String reference, Instant now, Instant expiresAt) {
        this.tokenHash = tokenHash;
        this.accountId = account.id();
        this.deviceHash = deviceHash;
        this.sessionEpoch = account.sessionEpoch();
        this.reference = reference;
        this.state = State.OTP_REQUIRED;
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    public long id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    byte[] deviceHash() {
        return deviceHash;
    }

    State state() {
        return state;
    }

    /** Makes it a reauthentication of this session, which opens no session. */
    void reauthenticate(SignedInUser user) {
        sessionId = user.sessionId();
    }

    /** Whether it ended because all access to the account ended. */
    boolean isEnded(Account account) {
        return sessionEpoch != account.sessionEpoch();
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    int trustEpoch() {
        return trustEpoch;
    }
}
