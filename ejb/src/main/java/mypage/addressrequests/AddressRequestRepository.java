package mypage.addressrequests;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.Service;
import mypage.platform.NativeStatement;
import mypage.platform.OneRow;

/**
 * The rows of {@link AddressRequest}. Each step of a request is one conditional update, which returns whether it was
 * taken.
 */
@Stateless
public class AddressRequestRepository {

    /** Its account is open and has the address for which the request was opened. */
    private static final String ITS_ACCOUNT = """
             (select from account a
                    where a.id = r.account_id and a.email = r.old_email and a.locked_at is null)""";

    /** The mail to the old address was sent early enough for a whole objection period. */
    private static final String NOTIFIED_BEFORE = """
             (select from outbox_message m
                    where m.topic = 'office:approved:' || r.id and m.state = 'SENT'
                        and m.finished_at <= :notifiedBefore)""";

    private static final NativeStatement OPEN = NativeStatement.of("""
            insert into address_request (id, account_id, old_email, new_email, evidence, registration, state, opened_by,
                opened_at)
            values (nextval('id_seq'), :account, :oldEmail, :newEmail, :evidence, :registration, 'RECEIVED', :staff,
                :now)
            on conflict (account_id) where finished_at is null do nothing""");

    private static final NativeStatement REVIEW = NativeStatement.of("""
            update address_request r set state = 'IN_REVIEW', reviewed_by = :staff
            where r.id = :id and r.state = 'RECEIVED' and exists""" + ITS_ACCOUNT);

    private static final NativeStatement APPROVE = NativeStatement.of("""
            update address_request r set state = 'APPROVED', decided_by = :staff, decided_at = :now,
                wait_until = :waitUntil,
                objection_hash = :hash
            where r.id = :id and r.state = 'IN_REVIEW' and r.opened_by <> :staff and exists""" + ITS_ACCOUNT);

    private static final NativeStatement DUE = NativeStatement.of("""
            select r.id from address_request r join account a on a.id = r.account_id
            where r.state = 'APPROVED' and r.proof_hash is null and r.wait_until <= :now and a.locked_at is null
                and r.id > :after and exists""" + NOTIFIED_BEFORE + " order by r.id");

    private static final NativeStatement CLAIM_PROOF =
            NativeStatement.of("""
            update address_request set proof_hash = :hash, proof_until = :end
            where id = (select r.id from address_request r
                where r.id = :id and r.state = 'APPROVED' and r.proof_hash is null and r.wait_until <= :now
                    and exists""" + NOTIFIED_BEFORE + " for update skip locked)");

    private static final NativeStatement RENEW_PROOF = NativeStatement.of("""
            update address_request r set proof_hash = :hash, proof_until = :end
            where r.id = :id and r.state = 'APPROVED' and r.wait_until <= :now and not exists (
                select from outbox_message m
                where m.topic = 'office:approved:' || r.id and m.state = 'SENT' and m.finished_at > :notifiedBefore)
                and exists""" + ITS_ACCOUNT);

    @PersistenceContext
    EntityManager entities;

    public Optional<AddressRequest> find(long id) {
        return Optional.ofNullable(entities.find(AddressRequest.class, id));
    }

    /**
     * Opens a request.
     *
     * @param staff the id of the member who opens it
     * @return empty when the account already has an open request
     */
    public Optional<AddressRequest> open(
            Account account, String newEmail, ShownDocuments documents, long staff, Instant now) {
        boolean opened = OPEN.in(entities)
                .set("account", account.id())
                .set("oldEmail", account.email())
                .set("newEmail", newEmail)
                .set("evidence", documents.identity().name())
                .set("registration", documents.registration().name())
                .set("staff", staff)
                .set("now", now)
                .changesOneRow();
        return opened ? openOf(account.id()) : Optional.empty();
    }

    /** The request of this account that has not ended. */
    public Optional<AddressRequest> openOf(long accountId) {
        return entities.createNamedQuery(AddressRequest.OPEN_OF_ACCOUNT, AddressRequest.class)
                .setParameter("account", accountId)
                .getResultStream()
                .findFirst();
    }

    public boolean review(long id, long staff) {
        return REVIEW.in(entities).set("id", id).set("staff", staff).changesOneRow();
    }

    /** @param objectionHash of the secret by which the old address can object */
    public boolean approve(long id, long staff, Instant now, Instant waitUntil, byte[] objectionHash) {
        return APPROVE.in(entities)
                .set("id", id)
                .set("staff", staff)
                .set("now", now)
                .set("waitUntil", waitUntil)
                .set("hash", objectionHash)
                .changesOneRow();
    }

    public boolean reject(long id, long staff, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(AddressRequest.REJECT)
                .setParameter("id", id)
                .setParameter("staff", staff)
                .setParameter("now", now));
    }

    public boolean withdraw(long id, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(AddressRequest.WITHDRAW)
                .setParameter("id", id)
                .setParameter("now", now));
    }

    /** The request to which the old address can object with this secret. */
    public Optional<AddressRequest> objectable(Service service, byte[] hash) {
        return entities.createNamedQuery(AddressRequest.OBJECTABLE, AddressRequest.class)
                .setParameter("hash", hash)
                .setParameter("service", service)
                .getResultStream()
                .findFirst();
    }

    public boolean object(byte[] hash, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(AddressRequest.OBJECT)
                .setParameter("hash", hash)
                .setParameter("now", now));
    }

    /** Rejects a request because the owner of its account objects, whatever link the owner used. */
    public boolean objectByOwner(long id, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(AddressRequest.OBJECT_BY_OWNER)
                .setParameter("id", id)
                .setParameter("now", now));
    }

    /**
     * The ids, in order and above this one, of requests whose new address is due to get its link.
     *
     * @param wait how long the old address can object after it was told
     */
    public List<Long> due(long after, Instant now, Duration wait, int most) {
        return DUE.in(entities)
                .set("now", now)
                .set("after", after)
                .set("notifiedBefore", now.minus(wait))
                .limit(most)
                .rows()
                .map(row -> row.number(0))
                .toList();
    }

    /** Stores the hash of a link if the request is due, has no link yet, and is not locked by another transaction. */
    public boolean claimProof(long id, byte[] hash, Instant now, Duration wait, Instant end) {
        return CLAIM_PROOF
                .in(entities)
                .set("now", now)
                .set("hash", hash)
                .set("notifiedBefore", now.minus(wait))
                .set("id", id)
                .set("end", end)
                .changesOneRow();
    }

    /** Replaces the link, even when the old address was never told; not while it can still object. */
    public boolean renewProof(long id, byte[] hash, Instant now, Duration wait, Instant end) {
        return RENEW_PROOF
                .in(entities)
                .set("id", id)
                .set("hash", hash)
                .set("end", end)
                .set("now", now)
                .set("notifiedBefore", now.minus(wait))
                .changesOneRow();
    }

    /** The request that the new address can complete with this secret. */
    public Optional<AddressRequest> provable(Service service, byte[] hash, Instant now) {
        return entities.createNamedQuery(AddressRequest.PROVABLE, AddressRequest.class)
                .setParameter("hash", hash)
                .setParameter("now", now)
                .setParameter("service", service)
                .getResultStream()
                .findFirst();
    }

    public boolean complete(long id, byte[] hash, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(AddressRequest.COMPLETE)
                .setParameter("id", id)
                .setParameter("hash", hash)
                .setParameter("now", now));
    }

    /** The ids, in order and above this one, of open requests whose account was closed or has another address. */
    public List<Long> moot(long after, int most) {
        return entities.createNamedQuery(AddressRequest.MOOT, Long.class)
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList();
    }
}
