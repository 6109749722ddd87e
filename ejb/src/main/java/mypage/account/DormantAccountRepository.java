package mypage.account;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import mypage.platform.NativeStatement;

/**
 * The rows of {@link Account} that nobody signs in to. They are found by walking over all accounts in the order of
 * their ids, a slice at a time: an index by the last sign-in would make each sign-in dearer.
 */
@Stateless
public class DormantAccountRepository {

    private static final NativeStatement SLICE = NativeStatement.of("""
            select max(s.id) from (select id from account where id > :after order by id limit :most) s""");

    /** A main account is not closed as long as somebody can sign in to an additional one. */
    static final String DUE = """
            select a.id, a.service, a.email, a.password_hash, a.main_id, a.terms_accepted_at, a.last_sign_in_at,
                a.language, a.created_at, a.trust_handle, a.trust_generation, a.access_generation, a.locked_at,
                a.suspended_at, a.closed_at, a.undelivered_at, a.dormancy_announced_at, a.dormant_at
            from account a
            where a.id > :after and a.id <= :last and a.closed_at is null and a.locked_at is null
                and a.password_hash is not null
                and coalesce(a.last_sign_in_at, a.terms_accepted_at, a.created_at) <= :quiet
                and (a.dormancy_announced_at is null
                    or a.dormant_at is null and a.dormancy_announced_at <= :announced
                    or a.dormant_at <= :dormant
                        and not exists (select from account m where m.main_id = a.id and m.closed_at is null
                            and m.locked_at is null and m.password_hash is not null))
            order by a.id limit :most for no key update of a skip locked""";

    private static final NativeStatement HOLD_DUE = NativeStatement.of(DUE);

    private static final NativeStatement ANNOUNCE =
            NativeStatement.of("update account set dormancy_announced_at = :now where id = :id");

    private static final NativeStatement PUT_TO_SLEEP = NativeStatement.of("""
            update account set dormant_at = :now, trust_generation = trust_generation + 1,
                access_generation = access_generation + 1
            where id = :id""");

    /**
     * The times by which accounts are judged.
     *
     * @param quiet nobody has signed in since
     * @param announced the owner was told before
     * @param dormant it is dormant since before
     */
    public record Limits(Instant quiet, Instant announced, Instant dormant) {}

    @PersistenceContext
    EntityManager entities;

    /** The last one of the next accounts in the order of their ids; 0 when there is none. */
    public long slice(long after, int size) {
        Long last = SLICE.in(entities)
                .set("after", after)
                .set("most", size)
                .first()
                .orElseThrow()
                .numberOrNull(0);
        return last == null ? 0 : last;
    }

    /**
     * Those between the two ids for which the next step is due, in the order of their ids. Locks their rows until the
     * caller's transaction ends, and leaves out those that somebody else holds.
     */
    public List<Account> holdDue(long after, long last, Limits limits, int most) {
        return HOLD_DUE.in(entities, Account.class)
                .set("after", after)
                .set("last", last)
                .set("quiet", limits.quiet)
                .set("announced", limits.announced)
                .set("dormant", limits.dormant)
                .set("most", most)
                .results(Account.class)
                .toList();
    }

    public void noteAnnouncement(long id, Instant now) {
        ANNOUNCE.in(entities).set("now", now).set("id", id).update();
    }

    /** Ends all access as well. */
    public void putToSleep(long id, Instant now) {
        PUT_TO_SLEEP.in(entities).set("now", now).set("id", id).update();
    }
}
