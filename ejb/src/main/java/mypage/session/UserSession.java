package mypage.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.account.Account;

/**
 * A browser that is signed in to an account. It begins when the last factor was right, under a token that no earlier
 * step knew (ASVS 7.2.4). It ends by sign-out, when the user ends it from another session, when all access to the
 * account is ended, after an idle time, or at its absolute end (ASVS 7.3).
 */
@Entity
@Table(name = "user_session")
@NamedQuery(name = UserSession.BY_TOKEN, query = """
                select s, a from UserSession s join Account a on a.id = s.accountId
                where s.tokenHash = :hash and s.expiresAt > :now and a.lockedAt is null
                    and s.sessionEpoch = a.sessionEpoch and\s""" + UserSession.PROVED)
@NamedQuery(name = UserSession.BY_ID, query = """
                select s, a from UserSession s join Account a on a.id = s.accountId
                where s.id = :id and s.expiresAt > :now and a.lockedAt is null
                    and s.sessionEpoch = a.sessionEpoch and\s""" + UserSession.PROVED)
@NamedQuery(name = UserSession.TOUCH, query = "update UserSession s set s.lastUsedAt = :now where s.id = :id")
@NamedQuery(name = UserSession.END, query = "delete from UserSession s where s.id = :id")
@NamedQuery(name = UserSession.OPEN, query = """
                select s from UserSession s join Account a
                    on a.id = s.accountId and a.sessionEpoch = s.sessionEpoch
                where s.accountId = :account and s.expiresAt > :now
                    and\s""" + UserSession.PROVED + " order by s.lastUsedAt desc, s.id desc")
@NamedQuery(name = UserSession.END_ONE, query = "delete from UserSession s where s.id = :id and s.accountId = :account")
@NamedQuery(
        name = UserSession.END_OTHERS,
        query = "delete from UserSession s where s.accountId = :account and s.id <> :id")
@NamedQuery(name = UserSession.COUNT_ATTEMPT, query = """
                update UserSession s set s.reauthenticationAttempts = s.reauthenticationAttempts + 1
                where s.id = :id and s.reauthenticationAttempts < :most""")
@NamedQuery(name = UserSession.REAUTHENTICATE, query = """
                update UserSession s set s.tokenHash = :hash, s.authenticatedAt = :now, s.reauthenticationAttempts = 0,
                    s.withoutCode = false
                where s.id = :id and s.accountId = :account and s.expiresAt > :now""")
public class UserSession {

    static final String BY_TOKEN = "UserSession.byToken";
    static final String BY_ID = "UserSession.byId";
    static final String TOUCH = "UserSession.touch";
    static final String END = "UserSession.end";
    static final String COUNT_ATTEMPT = "UserSession.countAttempt";
    static final String REAUTHENTICATE = "UserSession.reauthenticate";
    static final String OPEN = "UserSession.open";
    static final String END_ONE = "UserSession.endOne";
    static final String END_OTHERS = "UserSession.endOthers";

    /**
     * Ends a session that was opened without a code while its service had ceased to ask for codes, as soon as it asks
     * again, and for good. A service that never ceased keeps the sessions from before its rollout.
     */
    static final String PROVED = """
            (s.withoutCode = false or not exists (select r from OtpRollout r
                where r.service = a.service and r.offSince is not null
                    and (r.requiredFrom <= :now or s.startedAt < r.offSince)))""";

    /** The interval at which use is stored, so that not every request writes. */
    private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(1);

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "account_id")
    private long accountId;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "previous_sign_in_at")
    private Instant previousSignInAt;

    /** That of the account when the session began. */
    @Column(name = "access_generation")
    private int sessionEpoch;

    /** The name of the browser; empty when unknown. */
    private String browser;

    /** When both factors were last proved; null if the sign-in asked for no code and none was typed since. */
    @Column(name = "confirmed_at")
    private Instant authenticatedAt;

    @Column(name = "confirm_tries")
    private int reauthenticationAttempts;

    /** The sign-in asked for no code, and none was typed since. */
    @Column(name = "without_code")
    private boolean withoutCode;

    protected UserSession() {}

    UserSession(byte[] tokenHash, Account account, String browser, Instant now, Instant expiresAt) {
        this.tokenHash = tokenHash;
        this.accountId = account.id();
        this.sessionEpoch = account.sessionEpoch();
        this.previousSignInAt = account.lastSignInAt().orElse(null);
        this.browser = browser;
        this.startedAt = now;
        this.lastUsedAt = now;
        this.expiresAt = expiresAt;
    }

    boolean isOf(long account) {
        return accountId == account;
    }

    UserSession withoutCode() {
        withoutCode = true;
        return this;
    }

    UserSession authenticated(Optional<Instant> at) {
        authenticatedAt = at.orElse(null);
        return this;
    }

    long id() {
        return id;
    }

    /** When the user last proved who it is: with both factors if that is known, otherwise at the sign-in. */
    Instant provedAt() {
        return hasCode() ? authenticatedAt : startedAt;
    }

    /** Whether a code was typed for it, at the sign-in or since. */
    boolean hasCode() {
        return authenticatedAt != null;
    }

    Optional<Instant> previousSignInAt() {
        return Optional.ofNullable(previousSignInAt);
    }

    SessionView toView() {
        return new SessionView(id, browser, startedAt, lastUsedAt);
    }

    boolean isIdle(Duration limit, Instant now) {
        return !now.isBefore(lastUsedAt.plus(limit));
    }

    /** Whether both factors were proved within this time. */
    boolean isRecentlyAuthenticated(Duration limit, Instant now) {
        return authenticatedAt != null && now.isBefore(authenticatedAt.plus(limit));
    }

    boolean isTouchDue(Instant now) {
        return !now.isBefore(lastUsedAt.plus(TOUCH_INTERVAL));
    }
}
