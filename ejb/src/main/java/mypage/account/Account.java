package mypage.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who may sign in to one service. The e-mail address is the ID and receives the one-time passwords
 * (requirement 4); the same address may have an account in each service (requirement 60). A locked account can neither
 * be signed in to nor used in a session that is open.
 */
@Entity
@Table(name = "account")
@SequenceGenerator(name = "id", sequenceName = "id_seq", allocationSize = 50)
@NamedQuery(
        name = Account.BY_EMAIL,
        query = "select a from Account a where a.service = :service and lower(a.email) = :email and a.lockedAt is null")
@NamedQuery(name = Account.NOTE_SIGN_IN, query = "update Account a set a.lastSignInAt = :now where a.id = :id")
@NamedQuery(
        name = Account.RENEW_HASH,
        query = "update Account a set a.passwordHash = :renewed where a.id = :id and a.passwordHash = :old")
@NamedQuery(
        name = Account.END_TRUST,
        query = "update Account a set a.trustGeneration = a.trustGeneration + 1 where a.id = :id")
@NamedQuery(name = Account.CHANGE_PASSWORD, query = """
                update Account a set a.passwordHash = :hash, a.trustGeneration = a.trustGeneration + 1,
                    a.accessGeneration = a.accessGeneration + 1
                where a.id = :id""")
@NamedQuery(name = Account.END_ACCESS, query = """
                update Account a set a.trustGeneration = a.trustGeneration + 1,
                    a.accessGeneration = a.accessGeneration + 1
                where a.id = :id""")
@NamedQuery(name = Account.CHANGE_EMAIL, query = """
                update Account a set a.email = :email, a.trustGeneration = a.trustGeneration + 1,
                    a.accessGeneration = a.accessGeneration + 1
                where a.id = :id""")
@NamedQuery(name = Account.LOCK, query = """
                update Account a set a.lockedAt = :now, a.trustGeneration = a.trustGeneration + 1,
                    a.accessGeneration = a.accessGeneration + 1
                where a.id = :id and a.lockedAt is null""")
public class Account {

    static final String BY_EMAIL = "Account.byEmail";
    static final String NOTE_SIGN_IN = "Account.noteSignIn";
    static final String RENEW_HASH = "Account.renewHash";
    static final String END_TRUST = "Account.endTrust";
    static final String END_ACCESS = "Account.endAccess";
    static final String CHANGE_PASSWORD = "Account.changePassword";
    static final String CHANGE_EMAIL = "Account.changeEmail";
    static final String LOCK = "Account.lock";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Enumerated(EnumType.STRING)
    private Service service;

    private String email;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "last_sign_in_at")
    private Instant lastSignInAt;

    @Column(name = "created_at")
    private Instant createdAt;

    /** Names the account's skip cookie and nothing else. */
    @Column(name = "trust_handle", insertable = false, updatable = false)
    private String trustHandle;

    @Column(name = "trust_generation")
    private int trustGeneration;

    @Column(name = "access_generation")
    private int accessGeneration;

    /** Since when nobody can sign in; null when not locked. */
    @Column(name = "locked_at")
    private Instant lockedAt;

    protected Account() {}

    public long id() {
        return id;
    }

    public Service service() {
        return service;
    }

    public String email() {
        return email;
    }

    String passwordHash() {
        return passwordHash;
    }

    public String trustHandle() {
        return trustHandle;
    }

    /** Settings to skip the one-time password that were made in an earlier generation are dead. */
    public int trustGeneration() {
        return trustGeneration;
    }

    /** Sessions and waiting sign-ins that began in an earlier generation are dead. */
    public int accessGeneration() {
        return accessGeneration;
    }

    public Optional<Instant> lastSignInAt() {
        return Optional.ofNullable(lastSignInAt);
    }
}
