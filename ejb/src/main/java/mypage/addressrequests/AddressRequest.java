package mypage.addressrequests;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import mypage.account.Account;

/**
 * A request to the office to change the address of an account whose owner gets no mail there any more (requirements 15 to
 * 18). Life: received; in review; approved by another member of staff; then the old address may object for
 * {@code mypage.address.wait}, counted from when the mail to it was sent; then the new one proves itself, which completes it.
 * When that mail can't be sent, the request is held until staff look at it. Or it is rejected, by staff or by the old
 * address, or withdrawn. What ends it is final. Each step is one conditional update. Kept as a record as long as the
 * account is.
 */
@Entity
@Table(name = "address_request")
@NamedNativeQuery(name = AddressRequest.INSERT, query = """
                insert into address_request (id, account_id, old_email, new_email, evidence, state, opened_by, opened_at)
                values (nextval('id_seq'), ?1, ?2, ?3, ?4, 'RECEIVED', ?5, ?6)
                on conflict (account_id) where finished_at is null do nothing""")
@NamedQuery(
        name = AddressRequest.OPEN_OF_ACCOUNT,
        query = "select r from AddressRequest r where r.accountId = :account and r.finishedAt is null")
@NamedNativeQuery(name = AddressRequest.REVIEW, query = """
                update address_request r set state = 'IN_REVIEW', reviewed_by = ?2
                where r.id = ?1 and r.state = 'RECEIVED' and exists""" + AddressRequest.ITS_ACCOUNT)
@NamedNativeQuery(name = AddressRequest.APPROVE, query = """
                update address_request r set state = 'APPROVED', decided_by = ?2, decided_at = ?3, wait_until = ?4,
                    objection_hash = ?5
                where r.id = ?1 and r.state = 'IN_REVIEW' and r.opened_by <> ?2 and exists""" + AddressRequest.ITS_ACCOUNT)
@NamedQuery(name = AddressRequest.REJECT, query = """
                update AddressRequest r set r.state = mypage.addressrequests.AddressRequest.State.REJECTED, r.decidedBy = :staff,
                    r.decidedAt = :now, r.finishedAt = :now
                where r.id = :id and r.state in (mypage.addressrequests.AddressRequest.State.RECEIVED,
                    mypage.addressrequests.AddressRequest.State.IN_REVIEW)""")
@NamedQuery(name = AddressRequest.WITHDRAW, query = """
                update AddressRequest r set r.state = mypage.addressrequests.AddressRequest.State.WITHDRAWN, r.finishedAt = :now
                where r.id = :id and r.finishedAt is null""")
@NamedQuery(name = AddressRequest.OBJECTABLE, query = """
                select r from AddressRequest r join Account a on a.id = r.accountId
                where r.objectionHash = :hash and r.finishedAt is null and a.service = :service""")
@NamedQuery(name = AddressRequest.OBJECT, query = """
                update AddressRequest r set r.state = mypage.addressrequests.AddressRequest.State.REJECTED, r.objectedAt = :now,
                    r.finishedAt = :now
                where r.objectionHash = :hash and r.finishedAt is null""")
@NamedNativeQuery(name = AddressRequest.DUE, query = """
                select r.id from address_request r join account a on a.id = r.account_id
                where r.state = 'APPROVED' and r.proof_hash is null and r.wait_until <= ?1 and a.locked_at is null
                    and r.id > ?2 and exists""" + AddressRequest.TOLD_BEFORE + " order by r.id")
@NamedNativeQuery(
        name = AddressRequest.CLAIM_PROOF,
        query = """
                update address_request set proof_hash = ?2, proof_until = ?5
                where id = (select r.id from address_request r
                    where r.id = ?4 and r.state = 'APPROVED' and r.proof_hash is null and r.wait_until <= ?1
                        and exists""" + AddressRequest.TOLD_BEFORE + " for update skip locked)")
@NamedNativeQuery(name = AddressRequest.RENEW_PROOF, query = """
                update address_request r set proof_hash = ?2, proof_until = ?3
                where r.id = ?1 and r.state = 'APPROVED' and r.wait_until <= ?4 and not exists (
                    select from outbox_message m
                    where m.topic = 'office:approved:' || r.id and m.state = 'SENT' and m.finished_at > ?5)
                    and exists""" + AddressRequest.ITS_ACCOUNT)
@NamedQuery(name = AddressRequest.PROVABLE, query = """
                select r from AddressRequest r join Account a on a.id = r.accountId
                where r.proofHash = :hash and r.proofUntil > :now and a.service = :service
                    and r.state = mypage.addressrequests.AddressRequest.State.APPROVED""")
@NamedQuery(name = AddressRequest.COMPLETE, query = """
                update AddressRequest r set r.state = mypage.addressrequests.AddressRequest.State.COMPLETED, r.finishedAt = :now
                where r.id = :id and r.proofHash = :hash and r.proofUntil > :now
                    and r.state = mypage.addressrequests.AddressRequest.State.APPROVED""")
@NamedQuery(name = AddressRequest.MOOT, query = """
                select r.id from AddressRequest r join Account a on a.id = r.accountId
                where r.finishedAt is null and (a.closedAt is not null or a.email <> r.oldEmail)
                    and r.id > :after order by r.id""")
public class AddressRequest {

    public static final String INSERT = "AddressRequest.insert";
    public static final String OPEN_OF_ACCOUNT = "AddressRequest.openOfAccount";
    public static final String REVIEW = "AddressRequest.review";
    public static final String APPROVE = "AddressRequest.approve";
    public static final String REJECT = "AddressRequest.reject";
    public static final String WITHDRAW = "AddressRequest.withdraw";
    static final String OBJECTABLE = "AddressRequest.objectable";
    static final String OBJECT = "AddressRequest.object";
    static final String DUE = "AddressRequest.due";
    static final String CLAIM_PROOF = "AddressRequest.claimProof";
    public static final String RENEW_PROOF = "AddressRequest.renewProof";
    static final String PROVABLE = "AddressRequest.provable";
    static final String COMPLETE = "AddressRequest.complete";
    static final String MOOT = "AddressRequest.moot";

    /** As it was when the request was opened, and open. */
    static final String ITS_ACCOUNT = """
             (select from account a
                    where a.id = r.account_id and a.email = r.old_email and a.locked_at is null)""";

    /** The mail to its old address was sent so early that the address had the whole time to object. */
    static final String TOLD_BEFORE = """
             (select from outbox_message m
                    where m.topic = 'office:approved:' || r.id and m.state = 'SENT' and m.finished_at <= ?3)""";

    /** Where it stands. */
    public enum State {
        /** 受付. */
        RECEIVED,
        /** 審査中. */
        IN_REVIEW,
        /** 承認: it waits, first for an objection of the old address, then for the proof of the new one. */
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

    /** The one that the account had when the request was opened. */
    public String oldEmail() {
        return oldEmail;
    }

    public String newEmail() {
        return newEmail;
    }

    public Evidence evidence() {
        return evidence;
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

    /** Who approved or rejected it; empty before, and when the old address objected before anybody decided. */
    public Optional<Long> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    /** When the old address objected. */
    public Optional<Instant> objectedAt() {
        return Optional.ofNullable(objectedAt);
    }

    /** Until when the new address waits for its link. */
    public Optional<Instant> waitUntil() {
        return Optional.ofNullable(waitUntil);
    }

    /** Until when the link that was mailed to the new address can be used; empty as long as none was. */
    public Optional<Instant> proofUntil() {
        return Optional.ofNullable(proofUntil);
    }

    /** When it was rejected, withdrawn or completed. */
    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    /** Whether the account is still the one for which it was opened. */
    public boolean concerns(Account account) {
        return account.isOpen() && account.email().equals(oldEmail);
    }
}
