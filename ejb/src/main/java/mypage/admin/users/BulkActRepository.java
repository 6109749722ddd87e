package mypage.admin.users;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mypage.platform.ActReason;
import mypage.platform.NativeStatement;
import mypage.platform.RequestContext;
import mypage.platform.Row;

/** The tables {@code bulk_act} and {@code bulk_act_row}: acts on the accounts of files, and what of them is to do. */
@Dependent
class BulkActRepository {

    private static final int LONGEST_NAME = 200;

    private static final NativeStatement HOLD_STARTS =
            NativeStatement.of("select cast(pg_advisory_xact_lock(hashtextextended('bulk act', 0)) as text)");

    /** Without those that were given up. */
    private static final NativeStatement ACCOUNTS_SINCE = NativeStatement.of("""
            select coalesce(sum(accounts), 0) from bulk_act
            where made_at > :since and (started_at is not null or finished_at is null)""");

    private static final NativeStatement ADD = NativeStatement.of("""
            insert into bulk_act (id, kind, file_name, staff_id, reason, note, office, made_at, accounts)
            values (nextval('id_seq'), :kind, :file, :staff, :reason, :note, :office, :now, :accounts)
            returning id""");

    private static final NativeStatement ADD_ROWS = NativeStatement.of("""
            insert into bulk_act_row (act_id, account_id)
            select :act, unnest(cast(string_to_array(:accounts, ',') as bigint[]))""");

    private static final NativeStatement COUNT_BY_STATE = NativeStatement.of("select a.service, "
            + AccountSummaryRepository.STATE + " as state, count(*)"
            + " from bulk_act_row r join account a on a.id = r.account_id"
            + " where r.act_id = :act group by 1, 2 order by 1, 2");

    private static final NativeStatement START = NativeStatement.of("""
            update bulk_act set started_at = :now where id = :id and started_at is null and finished_at is null""");

    /** The question to the second member is answered otherwise, or too old. */
    private static final NativeStatement GIVE_UP = NativeStatement.of("""
            with over as (
                update bulk_act b set finished_at = :now
                where b.started_at is null and b.finished_at is null
                    and not exists (select from pending_act p
                        where p.kind = 'BULK_ACT' and p.subject = cast(b.id as text) and p.state = 'WAITING'
                            and p.expires_at > :now)
                returning b.id)
            delete from bulk_act_row r using over o where r.act_id = o.id""");

    /**
     * Without the accounts whose turn it is just now: these are still done and counted. If the node of one dies first,
     * {@link #FINISH} deletes its row.
     */
    private static final NativeStatement DELETE_REST = NativeStatement.of("""
            delete from bulk_act_row where (act_id, account_id) in (
                select r.act_id, r.account_id from bulk_act b join bulk_act_row r on r.act_id = b.id
                where b.id = :id and b.started_at is not null and b.finished_at is null
                for update of r skip locked)""");

    private static final NativeStatement STOP = NativeStatement.of("""
            update bulk_act set finished_at = :now, stopped_at = :now
            where id = :id and started_at is not null and finished_at is null""");

    private static final NativeStatement NEXT = NativeStatement.of("""
            select r.act_id, r.account_id, b.kind, b.staff_id, b.reason, b.note, b.office
            from bulk_act b join bulk_act_row r on r.act_id = b.id
            where b.started_at is not null and b.finished_at is null
            order by r.act_id, r.account_id limit 1 for update of r skip locked""");

    private static final NativeStatement SETTLE =
            NativeStatement.of("delete from bulk_act_row where act_id = :act and account_id = :account");

    private static final NativeStatement COUNT = NativeStatement.of("""
            update bulk_act set done = done + :done, unchanged = unchanged + :unchanged, failed = failed + :failed
            where id = :act""");

    /**
     * Nothing is left of those; rows of accounts that were deleted went with them. Deletes also what is left of acts
     * that were stopped, unless a node is still at it.
     */
    private static final NativeStatement FINISH = NativeStatement.of("""
            with rest as (
                delete from bulk_act_row where (act_id, account_id) in (
                    select r.act_id, r.account_id from bulk_act b join bulk_act_row r on r.act_id = b.id
                    where b.stopped_at is not null for update of r skip locked))
            update bulk_act b set finished_at = :now
            where b.started_at is not null and b.finished_at is null
                and not exists (select from bulk_act_row r where r.act_id = b.id)
            returning id""");

    private static final String VIEW = """
            select b.id, b.kind, b.file_name, s.name, b.reason, b.note, b.office, b.made_at, b.started_at,
                b.finished_at, b.stopped_at, b.accounts, b.done, b.unchanged, b.failed
            from bulk_act b join staff s on s.id = b.staff_id\s""";

    private static final NativeStatement ONE = NativeStatement.of(VIEW + "where b.id = :id");

    private static final NativeStatement LIST = NativeStatement.of(VIEW + "order by b.id desc limit :most");

    /** An account whose turn it is. */
    record Next(long actId, long accountId, BulkActKind kind, long staffId, ActReason reason) {

        RequestContext context() {
            return new RequestContext("-", "bulk-" + actId, "")
                    .actingAs(staffId)
                    .because(reason);
        }
    }

    @PersistenceContext
    EntityManager entities;

    /** Makes other starts wait until the transaction ends, so that all accounts are counted. */
    void holdStarts() {
        HOLD_STARTS.in(entities).first();
    }

    long accountsSince(Instant since) {
        return ACCOUNTS_SINCE
                .in(entities)
                .set("since", since)
                .first()
                .orElseThrow()
                .number(0);
    }

    /** Stores an act that is not started, and returns its number. */
    long add(BulkActKind kind, String fileName, Collection<Long> accounts, RequestContext context, Instant now) {
        ActReason reason = context.reason();
        long id = ADD.in(entities)
                .set("kind", kind.name())
                .set("file", fileName.substring(0, Math.min(fileName.length(), LONGEST_NAME)))
                .set("staff", context.staffId())
                .set("reason", reason.kind().name())
                .set("note", reason.note())
                .set("office", reason.office())
                .set("now", now)
                .set("accounts", accounts.size())
                .first()
                .orElseThrow()
                .number(0);
        String numbers = accounts.stream().map(String::valueOf).collect(Collectors.joining(","));
        ADD_ROWS.in(entities).set("act", id).set("accounts", numbers).update();
        return id;
    }

    /** How many accounts of which service and state it has, as {@code SEEKER:OPEN:3,SEEKER:LOCKED:1}. */
    String countByState(long id) {
        return COUNT_BY_STATE
                .in(entities)
                .set("act", id)
                .rows()
                .map(row -> row.text(0) + ":" + row.text(1) + ":" + row.number(2))
                .collect(Collectors.joining(","));
    }

    /** Ends the acts that nobody can approve any more: they are finished, but were never started. */
    void giveUp(Instant now) {
        GIVE_UP.in(entities).set("now", now).update();
    }

    /** @return false when it was started before, was given up, or is deleted */
    boolean start(long id, Instant now) {
        return START.in(entities).set("id", id).set("now", now).changesOneRow();
    }

    /** The next account, which is left to other transactions that hold it. */
    Optional<Next> next() {
        return NEXT.in(entities)
                .first()
                .map(row -> new Next(
                        row.number(0),
                        row.number(1),
                        BulkActKind.valueOf(row.text(2)),
                        row.number(3),
                        ActReason.in(row, 4).orElseThrow()));
    }

    /** Notes that the account had its turn. One of the counts is 1. */
    void settle(Next next, int done, int unchanged, int failed) {
        SETTLE.in(entities)
                .set("act", next.actId)
                .set("account", next.accountId)
                .update();
        COUNT.in(entities)
                .set("act", next.actId)
                .set("done", done)
                .set("unchanged", unchanged)
                .set("failed", failed)
                .update();
    }

    /** Ends the acts of which nothing is left, and returns their numbers. */
    List<Long> finish(Instant now) {
        return FINISH.in(entities)
                .set("now", now)
                .rows()
                .map(row -> row.number(0))
                .toList();
    }

    /**
     * Ends an act that is running. The rows are locked before the act, as by the nodes that go through them, so that
     * these and this never wait for each other.
     *
     * @return false, and nothing has changed, when it is not running
     */
    boolean stop(long id, Instant now) {
        DELETE_REST.in(entities).set("id", id).update();
        return STOP.in(entities).set("id", id).set("now", now).changesOneRow();
    }

    Optional<BulkActView> find(long id) {
        return ONE.in(entities).set("id", id).first().map(BulkActRepository::view);
    }

    /** The newest ones. */
    List<BulkActView> list(int most) {
        return LIST.in(entities)
                .set("most", most)
                .rows()
                .map(BulkActRepository::view)
                .toList();
    }

    private static BulkActView view(Row row) {
        return new BulkActView(
                row.number(0),
                BulkActKind.valueOf(row.text(1)),
                row.text(2),
                row.text(3),
                ActReason.in(row, 4).orElseThrow(),
                row.time(7),
                Optional.ofNullable(row.time(8)),
                Optional.ofNullable(row.time(9)),
                row.time(10) != null,
                (int) row.number(11),
                (int) row.number(12),
                (int) row.number(13),
                (int) row.number(14));
    }
}
