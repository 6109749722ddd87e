package mypage.admin.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import mypage.audit.AuditChain;
import mypage.platform.ReadByPages;

/**
 * A check of the chain, begun by a member of staff or by the timer and finished with what {@link AuditChain} found. One whose
 * node died is never finished. Kept for good.
 */
@Entity
@ReadByPages
@Table(name = "audit_check")
@NamedQuery(name = AuditCheckRun.LATEST, query = "select r from AuditCheckRun r order by r.startedAt desc, r.id desc")
@NamedQuery(
        name = AuditCheckRun.COUNT_AUTOMATIC,
        query = "select count(r) from AuditCheckRun r where r.staffId is null and r.startedAt > :since")
public class AuditCheckRun {

    static final String LATEST = "AuditCheckRun.latest";
    static final String COUNT_AUTOMATIC = "AuditCheckRun.countAutomatic";

    private static final int LONGEST_DEFECT = 500;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "staff_id")
    private Long staffId;

    @Column(name = "expected_head")
    private String expectedHead;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    private Long seals;

    private Long sealed;

    private Long unsealed;

    private String head;

    private String defect;

    protected AuditCheckRun() {}

    AuditCheckRun(Long staffId, Optional<String> expectedHead, Instant now) {
        this.staffId = staffId;
        this.expectedHead = expectedHead.orElse(null);
        this.startedAt = now;
    }

    void finish(AuditChain.Report report, Instant now) {
        finishedAt = now;
        seals = report.seals();
        sealed = report.sealed();
        unsealed = report.unsealed();
        head = report.head();
        defect = report.defect()
                .map(how -> how.substring(0, Math.min(how.length(), LONGEST_DEFECT)))
                .orElse(null);
    }

    long id() {
        return id;
    }

    /** Empty when the timer began it. */
    public Optional<Long> staffId() {
        return Optional.ofNullable(staffId);
    }

    public Optional<String> expectedHead() {
        return Optional.ofNullable(expectedHead);
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Empty as long as it runs, and for good when its node died. */
    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    public boolean isSound() {
        return finishedAt != null && defect == null;
    }

    public Long sealed() {
        return sealed;
    }

    public Long seals() {
        return seals;
    }

    public Long unsealed() {
        return unsealed;
    }

    public String head() {
        return head;
    }

    /** How the chain is broken, as the command says it. */
    public Optional<String> defect() {
        return Optional.ofNullable(defect);
    }
}
