package mypage.admin.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.audit.AuditKind;
import mypage.platform.NativeStatement;
import mypage.platform.SearchTime;
import mypage.platform.Slice;

/**
 * The audit events as {@link AuditEntry}s, the newest first and by page, so that every page costs the same. No index
 * serves every filter: a search with hardly any result is given up after {@link SearchTime#LONGEST}.
 */
@Dependent
class AuditEntryRepository {

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
     * @throws mypage.platform.TooWideException when it takes too long; the transaction is rolled back
     */
    Slice<AuditEntry> page(AuditFilter filter, Optional<String> after, int size) {
        return page(filter, after, size, SearchTime.LONGEST);
    }

    Slice<AuditEntry> page(AuditFilter filter, Optional<String> after, int size, Duration longest) {
        if (filter.isContradictory()) {
            return new Slice<>(List.of(), Optional.empty());
        }
        AuditPosition end = AuditPosition.of(filter.until());
        AuditPosition begin = after.map(AuditPosition::parse).map(end::orOlder).orElse(end);
        List<AuditEntry> found = SearchTime.within(longest, entities, () -> find(filter, begin, size + 1));
        return Slice.of(found, size, AuditEntry::position);
    }

    /** How many events meet the filter, at most this many. */
    long count(AuditFilter filter, int most) {
        if (filter.isContradictory()) {
            return 0;
        }
        AuditPosition end = AuditPosition.of(filter.until());
        return SearchTime.within(
                SearchTime.LONGEST,
                entities,
                () -> bound(COUNT, filter, end, most).first().orElseThrow().number(0));
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
