package mypage.admin.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mypage.audit.AuditKind;
import mypage.platform.NativeStatement;
import mypage.platform.Slice;

/**
 * The audit events as {@link AuditEntry}s, the newest first and by page, so that every page costs the same. No index
 * serves every filter: a search with hardly any result is given up after {@link #LONGEST}.
 */
@Dependent
class AuditEntryRepository {

    /** Shorter than our timeout for the database, see {@code SchemaMigration}. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    /** SQLState: query_canceled. */
    private static final String GIVEN_UP = "57014";

    /**
     * With a custom plan, conditions on empty parameters vanish and an index serves the others. Where too few events
     * match, the statement timeout ends the search before we stop waiting for it, so the database does not work for
     * nobody.
     */
    private static final NativeStatement PREPARE =
            NativeStatement.of("select set_config('plan_cache_mode', 'force_custom_plan', true),"
                    + " set_config('statement_timeout', cast(:millis as text), true)");

    /** The times leave out the partitions of other months, which the comparison of rows does not. */
    private static final String FOUND = """
             from audit_event
            where (occurred_at, id) < (cast(:time as timestamptz), cast(:id as bigint))
                and occurred_at between cast(:from as timestamptz) and cast(:time as timestamptz)
                and (:accounts = '' or account_id = any (cast(string_to_array(:accounts, ',') as bigint[])))
                and (:staff = '' or staff_id = any (cast(string_to_array(:staff, ',') as bigint[])))
                and (:client = '' or client_address in (:client, :network))
                and (:kind = '' or kind = :kind)
                and (:outcome = '' or outcome = :outcome)
                and (:service = '' or service = :service)
            """;

    private static final NativeStatement SEARCH = NativeStatement.of("""
            select e.*, r.reason, r.note, r.office from (
            select id, occurred_at, kind, outcome, account_id, service, client_address, request_id, staff_id, target_id
            """ + FOUND + """
            order by occurred_at desc, id desc limit cast(:most as integer)) e
            left join act_reason r on r.event_id = e.id order by e.occurred_at desc, e.id desc""");

    private static final NativeStatement COUNT =
            NativeStatement.of("select count(*) from (select 1" + FOUND + "limit cast(:most as integer)) e");

    @PersistenceContext
    EntityManager entities;

    /**
     * @param after the position of the last event of the previous page; empty for the first page
     * @throws AuditSearchService.TooWideException when it takes longer than {@link #LONGEST}; the transaction is
     *     rolled back
     */
    Slice<AuditEntry> page(AuditFilter filter, Optional<String> after, int size) {
        return page(filter, after, size, LONGEST);
    }

    Slice<AuditEntry> page(AuditFilter filter, Optional<String> after, int size, Duration longest) {
        if (filter.isContradictory()) {
            return new Slice<>(List.of(), Optional.empty());
        }
        PREPARE.in(entities).set("millis", String.valueOf(longest.toMillis())).first();
        AuditPosition end = AuditPosition.of(filter.until());
        AuditPosition begin = after.map(AuditPosition::parse).map(end::orOlder).orElse(end);
        return Slice.of(inTime(() -> find(filter, begin, size + 1)), size, AuditEntry::position);
    }

    /** How many events meet the filter, at most this many. */
    long count(AuditFilter filter, int most) {
        if (filter.isContradictory()) {
            return 0;
        }
        PREPARE.in(entities).set("millis", String.valueOf(LONGEST.toMillis())).first();
        return inTime(() -> bound(COUNT, filter, AuditPosition.of(filter.until()), most)
                .first()
                .orElseThrow()
                .number(0));
    }

    private static <T> T inTime(Supplier<T> search) {
        try {
            return search.get();
        } catch (PersistenceException e) {
            throw isGivenUp(e) ? new AuditSearchService.TooWideException(e) : e;
        }
    }

    private static boolean isGivenUp(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && GIVEN_UP.equals(sql.getSQLState()));
    }

    private List<AuditEntry> find(AuditFilter filter, AuditPosition begin, int limit) {
        return bound(SEARCH, filter, begin, limit).rows().map(AuditEntry::of).toList();
    }

    private NativeStatement.Execution bound(
            NativeStatement statement, AuditFilter filter, AuditPosition begin, int limit) {
        return statement
                .in(entities)
                .set("time", begin.at())
                .set("id", begin.id())
                .set("from", filter.from())
                .set("accounts", filter.accountNumbers())
                .set("staff", filter.staffNumbers())
                .set("client", filter.clientAddress().orElse(""))
                .set("network", filter.clientNetwork())
                .set("kind", filter.kind().map(AuditKind::name).orElse(""))
                .set("outcome", filter.outcome().map(Enum::name).orElse(""))
                .set("service", filter.service().orElse(""))
                .set("most", limit);
    }
}
