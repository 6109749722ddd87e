package mypage.admin.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import mypage.admin.staff.StaffMember;

/**
 * A session of a member of staff: begun by the right password, and signed in by the second factor with a new token
 * (ASVS 7.2.4). Ends by sign-out, with the session epoch of its member, after an idle time, or at its absolute end.
 */
@Entity
@Table(name = "staff_session")
@NamedQuery(name = StaffSession.BY_TOKEN, query = """
                select s, m from StaffSession s join StaffMember m on m.id = s.staffId
                where s.tokenHash = :hash and s.expiresAt > :now and m.disabledAt is null
                    and s.sessionEpoch = m.sessionEpoch""")
@NamedQuery(name = StaffSession.TOUCH, query = "update StaffSession s set s.lastUsedAt = :now where s.id = :id")
@NamedQuery(name = StaffSession.COUNT_ATTEMPT, query = """
                update StaffSession s set s.tries = s.tries + 1
                where s.id = :id and s.tries < :most and s.state = mypage.admin.signin.StaffSession.State.PASSWORD""")
@NamedQuery(name = StaffSession.SIGN_IN, query = """
                update StaffSession s set s.state = mypage.admin.signin.StaffSession.State.SIGNED_IN,
                    s.tokenHash = :hash,
                    s.startedAt = :now, s.lastUsedAt = :now, s.expiresAt = :end
                where s.id = :id and s.state = mypage.admin.signin.StaffSession.State.PASSWORD""")
@NamedQuery(name = StaffSession.CARRY_OVER, query = """
                update StaffSession s set s.tokenHash = :hash, s.sessionEpoch = s.sessionEpoch + 1
                where s.id = :id and s.sessionEpoch = :epoch""")
@NamedQuery(name = StaffSession.REAUTHENTICATE, query = """
                update StaffSession s set s.tokenHash = :hash, s.reauthenticatedAt = :now
                where s.id = :id and s.staffId = :staff and s.expiresAt > :now
                    and s.state = mypage.admin.signin.StaffSession.State.SIGNED_IN""")
@NamedQuery(name = StaffSession.END_BY_TOKEN, query = "delete from StaffSession s where s.tokenHash = :hash")
@NamedQuery(
        name = StaffSession.END_OTHERS,
        query = "delete from StaffSession s where s.staffId = :staff and s.id <> :id")
@NamedQuery(name = StaffSession.OPEN, query = """
                select s from StaffSession s join StaffMember m on m.id = s.staffId
                where s.staffId = :staff and s.expiresAt > :now and s.lastUsedAt > :usedAfter
                    and s.state = mypage.admin.signin.StaffSession.State.SIGNED_IN
                    and s.sessionEpoch = m.sessionEpoch
                order by s.lastUsedAt desc, s.id""")
@NamedQuery(name = StaffSession.END, query = "delete from StaffSession s where s.id = :id")
public class StaffSession {

    static final String BY_TOKEN = "StaffSession.byToken";
    static final String TOUCH = "StaffSession.touch";
    static final String COUNT_ATTEMPT = "StaffSession.countAttempt";
    static final String SIGN_IN = "StaffSession.signIn";
    static final String CARRY_OVER = "StaffSession.carryOver";
    static final String REAUTHENTICATE = "StaffSession.reauthenticate";
    static final String END_BY_TOKEN = "StaffSession.endByToken";
    static final String END_OTHERS = "StaffSession.endOthers";
    static final String OPEN = "StaffSession.open";
    static final String END = "StaffSession.end";

    /** The codes that may be typed after one password (ASVS 6.6.3). */
    static final int MOST_ATTEMPTS = 5;

    /** The interval at which use is stored. */
    private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(1);

    enum State {
        /** The password was right. */
        PASSWORD,
        /** The second factor was right too. */
        SIGNED_IN
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "staff_id")
    private long staffId;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "access_generation")
    private int sessionEpoch;

    private int tries;

    /** Whether the member was known in the browser before. */
    private boolean known;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "previous_at")
    private Instant previousAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    /** Null until the second factor is proved again after the sign-in. */
    @Column(name = "confirmed_at")
    private Instant reauthenticatedAt;

    protected StaffSession() {}

    StaffSession(byte[] tokenHash, StaffMember staff, State state, boolean known, Instant now, Instant expiresAt) {
        this.tokenHash = tokenHash;
        this.staffId = staff.id();
        this.state = state;
        this.known = known;
        this.sessionEpoch = staff.sessionEpoch();
        this.startedAt = now;
        this.previousAt = staff.lastSignInAt().orElse(null);
        this.lastUsedAt = now;
        this.expiresAt = expiresAt;
    }

    long id() {
        return id;
    }

    /** How many codes may still be typed, including the next one. */
    int attemptsLeft() {
        return MOST_ATTEMPTS - tries;
    }

    boolean isKnown() {
        return known;
    }

    Optional<Instant> previousAt() {
        return Optional.ofNullable(previousAt);
    }

    boolean isSignedIn() {
        return state == State.SIGNED_IN;
    }

    boolean isIdle(Duration idle, Instant now) {
        return !now.isBefore(lastUsedAt.plus(idle));
    }

    /** Whether the second factor was last proved within this time, at the sign-in or since. */
    boolean isRecentlyAuthenticated(Duration limit, Instant now) {
        return now.isBefore(
                Objects.requireNonNullElse(reauthenticatedAt, startedAt).plus(limit));
    }

    boolean isTouchDue(Instant now) {
        return !now.isBefore(lastUsedAt.plus(TOUCH_INTERVAL));
    }
}
