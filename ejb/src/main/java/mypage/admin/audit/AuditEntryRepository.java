package mypage.admin.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.platform.Listing;
import mypage.platform.NativeStatement;
import mypage.platform.SearchTime;
import mypage.platform.Slice;

/**
 * The audit events as {@link AuditEntry}s, by time and by page, so that every page costs the same. No index serves
 * every filter: a search with hardly any result is given up after {@link SearchTime#LONGEST}.
 */
@Dependent
class AuditEntryRepository {

    /** The times leave out the partitions of other months, which the comparison of rows does not. */
    private static final String FOUND = """
             from audit_event
            where (occurred_at, id) < (cast(:time as timestamptz), cast(:id as bigint))
                and (occurred_at, id) > (cast(:from as timestamptz), cast(:fromId as bigint))
                and occurred_at between cast(:from as timestamptz) and cast(:time as timestamptz)
                and (:accounts = '' or account_id = any (cast(string_to_array(:accounts, ',') as bigint[])))
                and (:staff = '' or staff_id = any (cast(string_to_array(:staff, ',') as bigint[])))
                and (:client = '' or client_address in (:client, :network))
                and (:kind = '' or kind = :kind)
                and (:kinds = '' or kind = any (string_to_array(:kinds, ',')))
                and (:outcome = '' or outcome = :outcome)
                and (:service = '' or service = :service)
            """;

    private static final NativeStatement NEWEST_FIRST = search("desc");
    private static final NativeStatement OLDEST_FIRST = search("asc");

    private static NativeStatement search(String order) {
        return NativeStatement.of("""
            select e.*, r.reason, r.note, r.office from (
            select id, occurred_at, kind, outcome, account_id, service, client_address, request_id, staff_id, target_id
            """ + FOUND + """
            order by occurred_at ORDER, id ORDER limit cast(:most as integer)) e
            left join act_reason r on r.event_id = e.id
            order by e.occurred_at ORDER, e.id ORDER""".replace("ORDER", order));
    }

    private static final NativeStatement COUNT =
            NativeStatement.of("select count(*) from (select 1" + FOUND + "limit cast(:most as integer)) e");

    @PersistenceContext
    EntityManager entities;

    /**
     * @param after the position of the last event of the previous page; empty for the first page
     * @throws mypage.platform.TooWideException when it takes too long; the transaction is rolled back
     */
    Slice<AuditEntry> page(AuditFilter filter, Optional<String> after, Listing listing) {
        return page(filter, after, listing, SearchTime.LONGEST);
    }

    Slice<AuditEntry> page(AuditFilter filter, Optional<String> after, Listing listing, Duration longest) {
        if (filter.isContradictory()) {
            return new Slice<>(List.of(), Optional.empty());
        }
        Optional<AuditPosition> last = after.flatMap(AuditPosition::parse);
        AuditPosition from = AuditPosition.of(filter.from());
        AuditPosition end = AuditPosition.of(filter.until());
        int most = listing.size() + 1;
        List<AuditEntry> found = SearchTime.within(
                longest,
                entities,
                () -> listing.oldestFirst()
                        ? find(OLDEST_FIRST, filter, last.map(from::orNewer).orElse(from), end, most)
                        : find(
                                NEWEST_FIRST,
                                filter,
                                from,
                                last.map(end::orOlder).orElse(end),
                                most));
        return Slice.of(found, listing.size(), AuditEntry::position);
    }

    /** How many events meet the filter, at most this many. */
    long count(AuditFilter filter, int most) {
        if (filter.isContradictory()) {
            return 0;
        }
        AuditPosition from = AuditPosition.of(filter.from());
        AuditPosition end = AuditPosition.of(filter.until());
        return SearchTime.within(
                SearchTime.LONGEST,
                entities,
                () -> bound(COUNT, filter, from, end, most)
                        .first()
                        .orElseThrow()
                        .number(0));
    }

    private List<AuditEntry> find(
            NativeStatement statement, AuditFilter filter, AuditPosition from, AuditPosition end, int most) {
        return bound(statement, filter, from, end, most)
                .rows()
                .map(AuditEntry::of)
                .toList();
    }

    /** @param from the position before the first event */
    private NativeStatement.Execution bound(
            NativeStatement statement, AuditFilter filter, AuditPosition from, AuditPosition end, int most) {
        return statement
                .in(entities)
                .set("time", end.at())
                .set("id", end.id())
                .set("from", from.at())
                .set("fromId", from.id())
                .set("accounts", filter.accountNumbers())
                .set("staff", filter.staffNumbers())
                .set("client", filter.clientAddress().orElse(""))
                .set("network", filter.clientNetwork())
                .set("kind", filter.kind())
                .set("kinds", filter.manyKinds())
                .set("outcome", filter.outcome().map(Enum::name).orElse(""))
                .set("service", filter.service().orElse(""))
                .set("most", most);
    }
}
