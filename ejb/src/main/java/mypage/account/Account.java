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
import mypage.platform.Language;

/**
 * Somebody who may sign in to one service. The e-mail address is the ID and receives the one-time passwords
 * (requirement 4); the same address may have an account in each service (requirement 60). Life: created without a
 * password; registered when its owner has chosen one and accepted the terms; locked, then it can neither be signed in to
 * nor used in a session that is open; closed by its owner, which locks it too and frees its address; deleted some time
 * after. An additional account (追加アカウント, requirements 56 to 60) belongs to a main one of the same service.
 */
@Entity
@Table(name = "account")
@SequenceGenerator(name = "id", sequenceName = "id_seq", allocationSize = 50)
@NamedQuery(
        name = Account.BY_EMAIL,
        // Closed implies locked; both stand here, as the index of addresses leaves the closed ones out.
        query = "select a from Account a where a.service = :service and lower(a.email) = :email"
                + " and a.closedAt is null and a.lockedAt is null")
@NamedQuery(name = Account.COUNT_HOLDERS, query = """
                select count(a) from Account a
                where a.service = :service and lower(a.email) = :email and a.closedAt is null
                    and (a.passwordHash is not null or a.mainId is null)""")
@NamedQuery(
        name = Account.NOTE_SIGN_IN,
        query = "update Account a set a.lastSignInAt = :now, a.language = :language where a.id = :id")
@NamedQuery(
        name = Account.RENEW_HASH,
        query = "update Account a set a.passwordHash = :renewed where a.id = :id and a.passwordHash = :old")
@NamedQuery(name = Account.END_TRUST, query = "update Account a set a.trustEpoch = a.trustEpoch + 1 where a.id = :id")
@NamedQuery(name = Account.CHANGE_PASSWORD, query = """
                update Account a set a.passwordHash = :hash, a.trustEpoch = a.trustEpoch + 1,
                    a.sessionEpoch = a.sessionEpoch + 1
                where a.id = :id""")
@NamedQuery(name = Account.END_ACCESS, query = """
                update Account a set a.trustEpoch = a.trustEpoch + 1,
                    a.sessionEpoch = a.sessionEpoch + 1
                where a.id = :id""")
@NamedQuery(
        name = Account.END_SESSIONS,
        query = "update Account a set a.sessionEpoch = a.sessionEpoch + 1 where a.id = :id")
@NamedQuery(name = Account.REGISTER, query = """
                update Account a set a.passwordHash = :hash, a.termsAcceptedAt = :now
                where a.id = :id and a.passwordHash is null and a.lockedAt is null""")
@NamedQuery(name = Account.LOCK, query = """
                update Account a set a.lockedAt = :now, a.trustEpoch = a.trustEpoch + 1,
                    a.sessionEpoch = a.sessionEpoch + 1
                where a.id = :id and a.lockedAt is null""")
@NamedQuery(name = Account.END_INVITATION, query = """
                update Account a set a.lockedAt = :now, a.closedAt = :now
                where a.id = :id and a.lockedAt is null and a.passwordHash is null and a.mainId is not null""")
@NamedQuery(name = Account.ADDITIONAL, query = """
                select a from Account a where a.mainId = :main and a.closedAt is null order by lower(a.email)""")
@NamedQuery(name = Account.FAMILY, query = """
                select a from Account a join Account own on a.mainId = own.id or a.id = own.mainId
                where own.id = :own and a.passwordHash is not null and a.lockedAt is null order by lower(a.email)""")
public class Account {

    static final String BY_EMAIL = "Account.byEmail";
    static final String COUNT_HOLDERS = "Account.countHolders";
    static final String NOTE_SIGN_IN = "Account.noteSignIn";
    static final String RENEW_HASH = "Account.renewHash";
    static final String END_TRUST = "Account.endTrust";
    static final String END_ACCESS = "Account.endAccess";
    static final String END_SESSIONS = "Account.endSessions";
    static final String CHANGE_PASSWORD = "Account.changePassword";
    static final String REGISTER = "Account.register";
    static final String LOCK = "Account.lock";
    static final String END_INVITATION = "Account.endInvitation";
    static final String ADDITIONAL = "Account.additional";
    static final String FAMILY = "Account.family";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Enumerated(EnumType.STRING)
    private Service service;

    private String email;

    /** Null as long as its owner has chosen none. */
    @Column(name = "password_hash")
    private String passwordHash;

    /** The main account that this additional one belongs to; null when it is a main one. */
    @Column(name = "main_id")
    private Long mainId;

    /** When its owner accepted プライバシーポリシー and マイページ利用規約; null where that was before this system. */
    @Column(name = "terms_accepted_at")
    private Instant termsAcceptedAt;

    @Column(name = "last_sign_in_at")
    private Instant lastSignInAt;

    /** Of the last sign-in; null before the first one. */
    @Enumerated(EnumType.STRING)
    private Language language;

    @Column(name = "created_at")
    private Instant createdAt;

    /** Names the account's skip cookie and nothing else. */
    @Column(name = "trust_handle", insertable = false, updatable = false)
    private String trustHandle;

    @Column(name = "trust_generation")
    private int trustEpoch;

    @Column(name = "access_generation")
    private int sessionEpoch;

    /** Since when nobody can sign in; null when not locked. */
    @Column(name = "locked_at")
    private Instant lockedAt;

    /** Since when it is over and only kept for a while; null when not closed. */
    @Column(name = "closed_at")
    private Instant closedAt;

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

    /** Whether its owner has chosen a password; before that nobody can sign in. */
    public boolean isRegistered() {
        return passwordHash != null;
    }

    /** The main account that this one belongs to; empty when it is a main one. */
    public Optional<Long> mainId() {
        return Optional.ofNullable(mainId);
    }

    /** Whether it can be signed in to, as far as its password goes. */
    public boolean isOpen() {
        return lockedAt == null;
    }

    /** Whether it is over and only kept for a while; then it is not open either. */
    public boolean isClosed() {
        return closedAt != null;
    }

    public String trustHandle() {
        return trustHandle;
    }

    /** Settings to skip the one-time password that were made in an earlier generation are dead. */
    public int trustEpoch() {
        return trustEpoch;
    }

    /** Sessions and waiting sign-ins that began in an earlier generation are dead. */
    public int sessionEpoch() {
        return sessionEpoch;
    }

    /** In which its owner reads, as far as is known; Japanese before the first sign-in. */
    public Language language() {
        return languageOr(Language.JA);
    }

    /** The same, with another guess before the first sign-in. */
    public Language languageOr(Language guess) {
        return language == null ? guess : language;
    }

    public Optional<Instant> lastSignInAt() {
        return Optional.ofNullable(lastSignInAt);
    }
}
