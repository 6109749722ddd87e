package mypage.admin.staff;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A member of staff. Invited by an administrator, or created by the command for the first one; chooses both factors by
 * the link of the invitation; may be disabled. Never deleted, so that the audit trail stays readable.
 */
@Entity
@Table(name = "staff")
@NamedQuery(name = StaffMember.BY_EMAIL, query = "select m from StaffMember m where lower(m.email) = :email")
@NamedQuery(
        name = StaffMember.LIST,
        query = "select m from StaffMember m where lower(m.email) > :after order by lower(m.email)")
@NamedQuery(name = StaffMember.TAKE_STEP, query = """
                update StaffMember m set m.totpStep = :step, m.totpSecret = :secret
                where m.id = :id and m.totpStep < :step and m.disabledAt is null
                    and m.sessionEpoch = :epoch""")
@NamedQuery(name = StaffMember.NOTE_SIGN_IN, query = "update StaffMember m set m.lastSignInAt = :now where m.id = :id")
@NamedQuery(name = StaffMember.ENROL, query = """
                update StaffMember m set m.passwordHash = :password, m.totpSecret = :secret, m.totpStep = :step,
                    m.sessionEpoch = m.sessionEpoch + 1
                where m.id = :id and m.disabledAt is null""")
@NamedQuery(name = StaffMember.CHANGE_PASSWORD, query = """
                update StaffMember m set m.passwordHash = :password, m.sessionEpoch = m.sessionEpoch + 1
                where m.id = :id and m.sessionEpoch = :epoch and m.disabledAt is null""")
@NamedQuery(name = StaffMember.DISABLE, query = """
                update StaffMember m set m.disabledAt = :now, m.sessionEpoch = m.sessionEpoch + 1
                where m.id = :id and m.disabledAt is null""")
@NamedQuery(
        name = StaffMember.ENABLE,
        query = "update StaffMember m set m.disabledAt = null where m.id = :id and m.disabledAt is not null")
@NamedQuery(name = StaffMember.END_FACTORS, query = """
                update StaffMember m set m.passwordHash = null, m.totpSecret = null,
                    m.sessionEpoch = m.sessionEpoch + 1
                where m.id = :id and m.disabledAt is null""")
@NamedQuery(name = StaffMember.NAMES, query = "select s.id, s.name from StaffMember s where s.id in :ids")
@NamedQuery(name = StaffMember.CALLED, query = """
                select s.id from StaffMember s
                where s.id = :number or lower(s.email) = lower(:typed) or locate(:typed, s.name) > 0""")
public class StaffMember {

    static final String BY_EMAIL = "StaffMember.byEmail";
    static final String LIST = "StaffMember.list";
    static final String TAKE_STEP = "StaffMember.takeStep";
    static final String NOTE_SIGN_IN = "StaffMember.noteSignIn";
    static final String ENROL = "StaffMember.enrol";
    static final String CHANGE_PASSWORD = "StaffMember.changePassword";
    static final String DISABLE = "StaffMember.disable";
    static final String ENABLE = "StaffMember.enable";
    static final String END_FACTORS = "StaffMember.endFactors";

    static final String NAMES = "StaffMember.names";

    static final String CALLED = "StaffMember.called";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    private String email;

    private String name;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "totp_secret")
    private byte[] totpSecret;

    @Column(name = "totp_step")
    private long totpStep;

    /** Wrong codes in browsers in which the member is not known. */
    @Column(name = "guess_count", insertable = false, updatable = false)
    private int guesses;

    /** Wrong codes in browsers in which the member is known. */
    @Column(name = "known_guess_count", insertable = false, updatable = false)
    private int knownGuesses;

    @Column(name = "passkey_handle", insertable = false, updatable = false)
    private byte[] passkeyHandle;

    @Column(name = "access_generation")
    private int sessionEpoch;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_sign_in_at")
    private Instant lastSignInAt;

    @Column(name = "disabled_at")
    private Instant disabledAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "staff_role", joinColumns = @JoinColumn(name = "staff_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<StaffRole> roles;

    protected StaffMember() {}

    /** A member who has not chosen the factors yet. */
    StaffMember(String email, String name, Set<StaffRole> roles, Instant now) {
        this.email = email;
        this.name = name;
        this.roles = given(roles);
        this.createdAt = now;
    }

    public long id() {
        return id;
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public boolean isEnabled() {
        return disabledAt == null;
    }

    /** Whether both factors were chosen. */
    public boolean isEnrolled() {
        return passwordHash != null;
    }

    public String passwordHash() {
        return passwordHash;
    }

    public byte[] totpSecret() {
        return totpSecret.clone();
    }

    /** The user handle (WebAuthn): random bytes by which passkeys name the member. */
    public byte[] passkeyHandle() {
        return passkeyHandle.clone();
    }

    /**
     * Whether too many codes were wrong.
     *
     * @param known whether in browsers in which the member is known
     */
    public boolean isSecondFactorClosed(boolean known, StaffSettings settings) {
        return (known ? knownGuesses : guesses) >= settings.guesses().count();
    }

    /** Whether a role of this member requires a passkey as the second factor. */
    public boolean isPasskeyRequired(StaffSettings settings) {
        return settings.passkeyRequired() && StaffRole.decides(roles);
    }

    public int sessionEpoch() {
        return sessionEpoch;
    }

    /** The given roles and the one that all members have. */
    public Set<StaffRole> roles() {
        Set<StaffRole> all = EnumSet.of(StaffRole.LOOK_UP);
        all.addAll(roles);
        return all;
    }

    void give(Set<StaffRole> wanted) {
        roles.retainAll(given(wanted));
        roles.addAll(given(wanted));
    }

    /** Leaves out the role that all members have. */
    private static Set<StaffRole> given(Set<StaffRole> wanted) {
        Set<StaffRole> given = EnumSet.noneOf(StaffRole.class);
        given.addAll(wanted);
        given.remove(StaffRole.LOOK_UP);
        return given;
    }

    public Optional<Instant> lastSignInAt() {
        return Optional.ofNullable(lastSignInAt);
    }
}
