package mypage.addressrequests;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import mypage.account.Account;

/**
 * A request to staff to change the address of an account whose owner gets no mail there any more (requirements 15 to
 * 18). Life: received; in review; approved by another member of staff. Then the old address may object for {@code
 * mypage.address.wait} after the mail to it was sent, and after that the new address proves itself, which completes
 * the request. If the mail to the old address cannot be sent, the request is held until staff look at it. Staff or the
 * old address may reject it, and its owner may withdraw it. These ends are final. Each step is one conditional update.
 * Kept as a record as long as the account exists.
 */
@Entity
@Table(name = "address_request")
@NamedQuery(
        name = AddressRequest.OPEN_OF_ACCOUNT,
        query = "select r from AddressRequest r where r.accountId = :account and r.finishedAt is null")
@NamedQuery(name = AddressRequest.REJECT, query = """
                update AddressRequest r set r.state = mypage.addressrequests.AddressRequest.State.REJECTED,
                    r.decidedBy = :staff,
                    r.decidedAt = :now, r.finishedAt = :now
                where r.id = :id and r.state in (mypage.addressrequests.AddressRequest.State.RECEIVED,
                    mypage.addressrequests.AddressRequest.State.IN_REVIEW)""")
@NamedQuery(name = AddressRequest.WITHDRAW, query = """
                update AddressRequest r set r.state = mypage.addressrequests.AddressRequest.State.WITHDRAWN,
                    r.finishedAt = :now
                where r.id = :id and r.finishedAt is null""")
@NamedQuery(name = AddressRequest.OBJECTABLE, query = """
                select r from AddressRequest r join Account a on a.id = r.accountId
                where r.objectionHash = :hash and r.finishedAt is null and a.service = :service""")
@NamedQuery(name = AddressRequest.OBJECT, query = """
                update AddressRequest r set r.state = mypage.addressrequests.AddressRequest.State.REJECTED,
                    r.objectedAt = :now,
                    r.finishedAt = :now
                where r.objectionHash = :hash and r.finishedAt is null""")
@NamedQuery(name = AddressRequest.OBJECT_BY_OWNER, query = """
                update AddressRequest r set r.state = mypage.addressrequests.AddressRequest.State.REJECTED,
                    r.objectedAt = :now,
                    r.finishedAt = :now
                where r.id = :id and r.finishedAt is null""")
@NamedQuery(name = AddressRequest.PROVABLE, query = """
                select r from AddressRequest r join Account a on a.id = r.accountId
                where r.proofHash = :hash and r.proofUntil > :now and a.service = :service
                    and r.state = mypage.addressrequests.AddressRequest.State.APPROVED""")
@NamedQuery(name = AddressRequest.COMPLETE, query = """
                update AddressRequest r set r.state = mypage.addressrequests.AddressRequest.State.COMPLETED,
                    r.finishedAt = :now
                where r.id = :id and r.proofHash = :hash and r.proofUntil > :now
                    and r.state = mypage.addressrequests.AddressRequest.State.APPROVED""")
@NamedQuery(name = AddressRequest.MOOT, query = """
                select r.id from AddressRequest r join Account a on a.id = r.accountId
                where r.finishedAt is null and (a.closedAt is not null or a.email <> r.oldEmail)
                    and r.id > :after order by r.id""")
public class AddressRequest {

    static final String OPEN_OF_ACCOUNT = "AddressRequest.openOfAccount";
    static final String REJECT = "AddressRequest.reject";
    static final String WITHDRAW = "AddressRequest.withdraw";
    static final String OBJECTABLE = "AddressRequest.objectable";
    static final String OBJECT = "AddressRequest.object";
    static final String OBJECT_BY_OWNER = "AddressRequest.objectByOwner";
    static final String PROVABLE = "AddressRequest.provable";
    static final String COMPLETE = "AddressRequest.complete";
    static final String MOOT = "AddressRequest.moot";

    /** The step that a request has reached. */
    public enum State {
        /** 受付. */
        RECEIVED,
        /** 審査中. */
        IN_REVIEW,
        /** 承認: waits for an objection of the old address, then for the proof of the new one. */
        APPROVED,
        /** 却下. */
        REJECTED,
        /** 取下げ. */
        WITHDRAWN,
        /** 完了. */
        COMPLETED
    }

    @Id
    private long id;

    @Column(name = "account_id")
    private long accountId;

    @Column(name = "old_email")
    private String oldEmail;

    @Column(name = "new_email")
    private String newEmail;

    @Enumerated(EnumType.STRING)
    private Evidence evidence;

    @Enumerated(EnumType.STRING)
    private Evidence registration;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "opened_by")
    private long openedBy;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "reviewed_by")
    private Long reviewedBy;

    @Column(name = "decided_by")
    private Long decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "objected_at")
    private Instant objectedAt;

    @Column(name = "wait_until")
    private Instant waitUntil;

    @Column(name = "objection_hash")
    private byte[] objectionHash;

    @Column(name = "proof_hash")
    private byte[] proofHash;

    @Column(name = "proof_until")
    private Instant proofUntil;

    @Column(name = "finished_at")
    private Instant finishedAt;

    protected AddressRequest() {}

    public long id() {
        return id;
    }

    public long accountId() {
        return accountId;
    }

    /** The address of the account when the request was opened. */
    public String oldEmail() {
        return oldEmail;
    }

    public String newEmail() {
        return newEmail;
    }

    /** What proved the identity. Earlier releases had only this document, of either kind. */
    public Evidence evidence() {
        return evidence;
    }

    /** What showed the registration. */
    public Optional<Evidence> registration() {
        return Optional.ofNullable(registration);
    }

    public State state() {
        return state;
    }

    public long openedBy() {
        return openedBy;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Optional<Long> reviewedBy() {
        return Optional.ofNullable(reviewedBy);
    }

    /** Who approved or rejected it; empty before that, and when the old address objected first. */
    public Optional<Long> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    /** When the old address objected, or disavowed an event of the account. */
    public Optional<Instant> objectedAt() {
        return Optional.ofNullable(objectedAt);
    }

    /** The earliest time at which the new address gets its link. */
    public Optional<Instant> waitUntil() {
        return Optional.ofNullable(waitUntil);
    }

    /** When the link that was mailed to the new address expires; empty when none was mailed. */
    public Optional<Instant> proofUntil() {
        return Optional.ofNullable(proofUntil);
    }

    /** When it was rejected, withdrawn or completed. */
    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    /** Whether the account is open and still has the address for which the request was opened. */
    public boolean concerns(Account account) {
        return account.isOpen() && account.email().equals(oldEmail);
    }
}
