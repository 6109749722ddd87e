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
 * An account of one service. Its e-mail address is its ID and receives the one-time passwords (requirement 4). The
 * same address may have an account in each service (requirement 60). Life: created without a password; registered when
 * its owner chooses one and accepts the terms; locked, so that nobody can sign in to it or use an open session; closed
 * by its owner, which also locks it and frees its address; deleted some time later. An additional account (追加アカウント,
 * requirements 56 to 60) belongs to a main account of the same service. It is suspended, which locks it, while it is
 * unclear whether an intruder invited it. It is dormant if nobody has signed in for long, until somebody does.
 */
@Entity
@Table(name = "account")
@SequenceGenerator(name = "id", sequenceName = "id_seq", allocationSize = 50)
@NamedQuery(
        name = Account.BY_EMAIL,
        // A closed account is locked too. Both conditions are needed, because the index of addresses leaves closed
        // accounts out.
        query = "select a from Account a where a.service = :service and lower(a.email) = :email"
                + " and a.closedAt is null and a.lockedAt is null")
@NamedQuery(name = Account.COUNT_HOLDERS, query = """
                select count(a) from Account a
                where a.service = :service and lower(a.email) = :email and a.closedAt is null
                    and (a.passwordHash is not null or a.mainId is null
                        or a.lockedAt is not null and (a.suspendedAt is null or a.suspendedAt <> a.lockedAt))""")
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
                update Account a set a.lockedAt = :now, a.suspendedAt = null, a.trustEpoch = a.trustEpoch + 1,
                    a.sessionEpoch = a.sessionEpoch + 1
                where a.id = :id and a.closedAt is null and (a.lockedAt is null or a.suspendedAt = a.lockedAt)""")
@NamedQuery(name = Account.SUSPEND, query = """
                update Account a set a.lockedAt = :now, a.suspendedAt = :now, a.trustEpoch = a.trustEpoch + 1,
                    a.sessionEpoch = a.sessionEpoch + 1
                where a.id = :id and a.lockedAt is null""")
@NamedQuery(name = Account.ALLOW, query = """
                update Account a set a.lockedAt = null, a.suspendedAt = null, a.trustEpoch = a.trustEpoch + 1,
                    a.sessionEpoch = a.sessionEpoch + 1
                where a.id = :id and a.mainId = :main and a.closedAt is null and a.suspendedAt = a.lockedAt""")
@NamedQuery(name = Account.ADDITIONAL, query = """
                select a from Account a where a.mainId = :main and a.closedAt is null order by lower(a.email)""")
@NamedQuery(name = Account.ADDITIONAL_SINCE, query = """
                select a from Account a where a.mainId = :main and a.createdAt >= :since order by lower(a.email)""")
@NamedQuery(name = Account.FAMILY, query = """
                select a from Account a join Account own on a.mainId = own.id or a.id = own.mainId
                where own.id = :own and a.passwordHash is not null and a.lockedAt is null order by lower(a.email)""")
public class Account {

    static final String BY_EMAIL = "Account.byEmail";
    static final String COUNT_HOLDERS = "Account.countHolders";
    static final String RENEW_HASH = "Account.renewHash";
    static final String END_TRUST = "Account.endTrust";
    static final String END_ACCESS = "Account.endAccess";
    static final String END_SESSIONS = "Account.endSessions";
    static final String CHANGE_PASSWORD = "Account.changePassword";
    static final String REGISTER = "Account.register";
    static final String LOCK = "Account.lock";
    static final String SUSPEND = "Account.suspend";
    static final String ALLOW = "Account.allow";
    static final String ADDITIONAL = "Account.additional";
    static final String ADDITIONAL_SINCE = "Account.additionalSince";
    static final String FAMILY = "Account.family";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Enumerated(EnumType.STRING)
    private Service service;

    private String email;

    /** Null until its owner chooses one. */
    @Column(name = "password_hash")
    private String passwordHash;

    /** The main account to which this additional one belongs; null for a main account. */
    @Column(name = "main_id")
    private Long mainId;

    /** When its owner accepted プライバシーポリシー and マイページ利用規約; null for those who accepted before this system. */
    @Column(name = "terms_accepted_at")
    private Instant termsAcceptedAt;

    @Column(name = "last_sign_in_at")
    private Instant lastSignInAt;

    /** The language of the last sign-in; null before the first one. */
    @Enumerated(EnumType.STRING)
    private Language language;

    @Column(name = "created_at")
    private Instant createdAt;

    /** The name of the cookie that skips the one-time password. Used for nothing else. */
    @Column(name = "trust_handle", insertable = false, updatable = false)
    private String trustHandle;

    @Column(name = "trust_generation")
    private int trustEpoch;

    @Column(name = "access_generation")
    private int sessionEpoch;

    /** Nobody can sign in from this time on; null when the account is not locked. */
    @Column(name = "locked_at")
    private Instant lockedAt;

    /**
     * As {@link #lockedAt}, while the account waits until the owner of its main account says whether an intruder
     * invited it. Otherwise null, or another time.
     */
    @Column(name = "suspended_at")
    private Instant suspendedAt;

    /** Closed at this time and kept only for a while longer; null when the account is not closed. */
    @Column(name = "closed_at")
    private Instant closedAt;

    /** Since when mails to its address come back; null once its owner has read a mailed code there. */
    @Column(name = "undelivered_at")
    private Instant undeliveredAt;

    /** When its owner was told that it will become dormant; null once somebody signs in. */
    @Column(name = "dormancy_announced_at")
    private Instant dormancyAnnouncedAt;

    /** Since when only a sign-in with both factors opens it; null once there was one. */
    @Column(name = "dormant_at")
    private Instant dormantAt;

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

    /** Whether its owner has chosen a password. Before that nobody can sign in. */
    public boolean isRegistered() {
        return passwordHash != null;
    }

    /** The main account to which this one belongs; empty for a main account. */
    public Optional<Long> mainId() {
        return Optional.ofNullable(mainId);
    }

    /** Whether a sign-in with the right password can succeed. */
    public boolean isOpen() {
        return lockedAt == null;
    }

    /** Whether it is locked only until the owner of its main account allows it again. */
    public boolean isSuspended() {
        return closedAt == null && suspendedAt != null && suspendedAt.equals(lockedAt);
    }

    /** Whether it was closed and is kept only for a while. A closed account is not open. */
    public boolean isClosed() {
        return closedAt != null;
    }

    public String trustHandle() {
        return trustHandle;
    }

    /** The trust epoch: settings to skip the one-time password from an earlier epoch are void. */
    public int trustEpoch() {
        return trustEpoch;
    }

    /** The session epoch: sessions and unfinished sign-ins from an earlier epoch are void. */
    public int sessionEpoch() {
        return sessionEpoch;
    }

    /** The language of its owner; Japanese before the first sign-in. */
    public Language language() {
        return languageOr(Language.JA);
    }

    /** The language of its owner, or this one before the first sign-in. */
    public Language languageOr(Language guess) {
        return language == null ? guess : language;
    }

    public Optional<Instant> lastSignInAt() {
        return Optional.ofNullable(lastSignInAt);
    }

    public Optional<Instant> dormancyAnnouncedAt() {
        return Optional.ofNullable(dormancyAnnouncedAt);
    }

    /** Since when it is dormant; empty if it is not. */
    public Optional<Instant> dormantAt() {
        return Optional.ofNullable(dormantAt);
    }

    /** Since when mails to its address come back; empty if none did since its owner last read a mailed code there. */
    public Optional<Instant> undeliveredAt() {
        return Optional.ofNullable(undeliveredAt);
    }
}
