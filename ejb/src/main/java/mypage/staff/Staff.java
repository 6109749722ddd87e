package mypage.staff;

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
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A member of staff. Invited by another one, or made by a command as the first; chooses both factors by the link of the
 * invitation; may be disabled, and is never deleted, so that the audit trail stays readable.
 */
@Entity
@Table(name = "staff")
public class Staff {

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

    @Column(name = "access_generation")
    private int accessGeneration;

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

    protected Staff() {}

    /** One who is yet to choose both factors. */
    Staff(String email, String name, Set<StaffRole> roles, Instant now) {
        this.email = email;
        this.name = name;
        this.roles = roles;
        this.createdAt = now;
    }

    long id() {
        return id;
    }

    String email() {
        return email;
    }

    String name() {
        return name;
    }

    boolean isEnabled() {
        return disabledAt == null;
    }

    int accessGeneration() {
        return accessGeneration;
    }

    /** The given ones, and the one that all have. */
    Set<StaffRole> roles() {
        Set<StaffRole> all = EnumSet.of(StaffRole.LOOK_UP);
        all.addAll(roles);
        return all;
    }

    Optional<Instant> lastSignInAt() {
        return Optional.ofNullable(lastSignInAt);
    }
}
