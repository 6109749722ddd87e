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
 * (requirement 4); the same address may have an account in each service (requirement 60).
 */
@Entity
@Table(name = "account")
@SequenceGenerator(name = "id", sequenceName = "id_seq", allocationSize = 50)
@NamedQuery(
        name = Account.BY_EMAIL,
        query = "select a from Account a where a.service = :service and lower(a.email) = :email")
@NamedQuery(name = Account.NOTE_SIGN_IN, query = "update Account a set a.lastSignInAt = :now where a.id = :id")
@NamedQuery(
        name = Account.RENEW_HASH,
        query = "update Account a set a.passwordHash = :renewed where a.id = :id and a.passwordHash = :old")
public class Account {

    static final String BY_EMAIL = "Account.byEmail";
    static final String NOTE_SIGN_IN = "Account.noteSignIn";
    static final String RENEW_HASH = "Account.renewHash";

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

    public Optional<Instant> lastSignInAt() {
        return Optional.ofNullable(lastSignInAt);
    }
}
