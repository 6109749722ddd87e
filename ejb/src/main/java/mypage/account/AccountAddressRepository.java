package mypage.account;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.platform.NativeStatement;

/** The addresses in the rows of {@link Account}. All methods take normalized addresses. */
@Dependent
class AccountAddressRepository {

    private static final NativeStatement HOLD = NativeStatement.of(
            "select cast(pg_advisory_xact_lock(hashtextextended(:service || ':' || :email, 0)) as text)");

    private static final NativeStatement CREATE = NativeStatement.of("""
            insert into account (id, service, email, main_id, created_at)
            values (nextval('id_seq'), :service, :email, cast(:main as bigint), :now)
            on conflict (service, lower(email)) where closed_at is null do nothing""");

    private static final NativeStatement CHANGE_EMAIL = NativeStatement.of("""
            update account a set email = :email, undelivered_at = null, trust_generation = a.trust_generation + 1,
                access_generation = a.access_generation + 1
            where a.id = :id and a.locked_at is null and not exists (
                select from account b
                where b.service = a.service and lower(b.email) = :email and b.closed_at is null and b.id <> a.id)""");

    private static final NativeStatement GIVE_BACK = NativeStatement.of("""
            update account a set email = :email, undelivered_at = null, closed_at = null, locked_at = null,
                suspended_at = null, trust_generation = a.trust_generation + 1,
                access_generation = a.access_generation + 1, dormancy_announced_at = null, dormant_at = null
            where a.id = :id and (a.locked_at is null or a.closed_at is not null)
                and (a.main_id is null
                    or exists (select from account m where m.id = a.main_id and m.closed_at is null))
                and not exists (
                    select from account b
                    where b.service = a.service and lower(b.email) = :email and b.closed_at is null
                        and b.id <> a.id)""");

    private static final NativeStatement END_INVITATION = NativeStatement.of("""
            update account set locked_at = :now, closed_at = :now
            where service = :service and lower(email) = :email and closed_at is null
                and password_hash is null and main_id is not null and (locked_at is null or suspended_at = locked_at)
            returning id""");

    private static final NativeStatement NOTE_UNDELIVERED = NativeStatement.of("""
            update account set undelivered_at = :now
            where service = :service and lower(email) = :email and closed_at is null and undelivered_at is null
            returning id""");

    private static final NativeStatement NUMBERS = NativeStatement.of("""
            select id from account where service = :service and lower(email) = :email and closed_at is null
            union all
            select id from account where service = :service and lower(email) = :email and closed_at is not null""");

    @PersistenceContext
    EntityManager entities;

    /** Makes everybody who wants the same address wait until the transaction ends. */
    void hold(Service service, String email) {
        HOLD.in(entities).set("service", service.name()).set("email", email).first();
    }

    /** How many accounts have this address, not counting those whose invitation {@link #endInvitation} would end. */
    long countHolders(Service service, String email) {
        return entities.createNamedQuery(Account.COUNT_HOLDERS, Long.class)
                .setParameter("service", service)
                .setParameter("email", email)
                .getSingleResult();
    }

    boolean create(Service service, String email, Optional<Long> mainId, Instant now) {
        return CREATE.in(entities)
                .set("service", service.name())
                .set("email", email)
                .set("main", mainId.orElse(null))
                .set("now", now)
                .changesOneRow();
    }

    boolean changeEmail(long id, String email) {
        return CHANGE_EMAIL.in(entities).set("email", email).set("id", id).changesOneRow();
    }

    /** Gives a former address back, and opens the account if it was closed. */
    boolean giveBack(long id, String email) {
        return GIVE_BACK.in(entities).set("email", email).set("id", id).changesOneRow();
    }

    /**
     * Closes an additional account, suspended or not, whose owner has not accepted the invitation.
     *
     * @return its id; empty when there is none with this address
     */
    Optional<Long> endInvitation(Service service, String email, Instant now) {
        return END_INVITATION
                .in(entities)
                .set("service", service.name())
                .set("email", email)
                .set("now", now)
                .first()
                .map(row -> row.number(0));
    }

    /** The ids of all accounts with this address, open ones first. */
    List<Long> ids(Service service, String email) {
        return NUMBERS.in(entities)
                .set("service", service.name())
                .set("email", email)
                .rows()
                .map(row -> row.number(0))
                .toList();
    }

    /**
     * Notes since when mails to this address come back.
     *
     * @return the id of the account that has it; empty if none has, or it was noted before
     */
    Optional<Long> noteUndelivered(Service service, String email, Instant now) {
        return NOTE_UNDELIVERED
                .in(entities)
                .set("service", service.name())
                .set("email", email)
                .set("now", now)
                .first()
                .map(row -> row.number(0));
    }
}
