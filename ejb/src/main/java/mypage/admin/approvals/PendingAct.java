package mypage.admin.approvals;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * What one member of staff asked for and another must approve. Life: waiting; then carried out, refused by another
 * member, or withdrawn by the one who asked; void when it was approved too late for the circumstances; or it expires.
 * Only conditional statements of its repository change it.
 */
@Entity
@Table(name = "pending_act")
public class PendingAct {

    @Id
    private long id;

    private String kind;

    private String subject;

    private String details;

    @Column(name = "asked_by")
    private long askedBy;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    private String state;

    protected PendingAct() {}

    long id() {
        return id;
    }

    ActKind kind() {
        return ActKind.stored(kind);
    }

    /** Whether this release can carry it out. */
    boolean isKnown() {
        return kind() != ActKind.OTHER;
    }

    ActDetails details() {
        return ActDetails.parse(details);
    }

    long askedBy() {
        return askedBy;
    }

    Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    /** Whether somebody can still decide. */
    boolean isWaiting(Instant now) {
        return ActState.stored(state) == ActState.WAITING && now.isBefore(expiresAt);
    }
}
