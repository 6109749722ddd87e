package mypage.admin.addressrequests;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.addressrequests.AddressRequest;
import mypage.addressrequests.AddressRequestSettings;
import mypage.platform.ActReason;
import mypage.platform.Listing;
import mypage.platform.NativeStatement;
import mypage.platform.NativeStatement.Execution;
import mypage.platform.Row;
import mypage.platform.Slice;

/**
 * {@link AddressRequest}s with what staff see of them, as {@link AddressRequestView}s; by page and sorted by id, which
 * is the order of their age.
 */
@Stateless
public class AddressRequestViewRepository {

    private static final String VIEW = """
            select r.id, r.account_id, a.service, r.state, r.old_email, r.new_email, r.evidence, r.opened_by,
                o.name as opener, r.opened_at, v.name as reviewer, d.name as decider, r.decided_at, r.wait_until,
                m.finished_at as told_at,
                r.proof_until, r.objected_at, r.finished_at, w.name as withdrawer, r.registration
            from address_request r join account a on a.id = r.account_id
                left join staff o on o.id = r.opened_by
                left join staff v on v.id = r.reviewed_by
                left join staff d on d.id = r.decided_by
                left join lateral (select finished_at from outbox_message
                    where topic = 'office:approved:' || r.id and state = 'SENT' limit 1) m on true
                left join lateral (select s.name from audit_event e left join staff s on s.id = e.staff_id
                    where r.state = 'WITHDRAWN' and e.account_id = r.account_id and e.kind = 'REQUEST_WITHDRAWN'
                        and e.occurred_at >= r.finished_at order by e.occurred_at, e.id limit 1) w on true
            where\s""";

    private static final Map<AddressRequestFilter, NativeStatement> NEWEST_FIRST = lists(false);
    private static final Map<AddressRequestFilter, NativeStatement> OLDEST_FIRST = lists(true);

    private static final String TYPED = """
            (starts_with(lower(r.old_email), :typed) or starts_with(lower(r.new_email), :typed)
                or cast(r.id as text) = :typed)""";

    private static final NativeStatement SEARCH_NEWEST_FIRST = list(TYPED, false);
    private static final NativeStatement SEARCH_OLDEST_FIRST = list(TYPED, true);

    private static final NativeStatement ONE = NativeStatement.of(VIEW + "r.id = :id");

    private static final NativeStatement OPEN =
            NativeStatement.of(VIEW + "r.account_id = :account and r.finished_at is null");

    private static final NativeStatement STEPS = NativeStatement.of("""
            select e.occurred_at, e.kind, coalesce(s.name, '—'), w.reason, w.note, w.office
            from address_request r join audit_event e on e.account_id = r.account_id and e.occurred_at >= r.opened_at
                    and e.occurred_at <= coalesce(r.finished_at + interval '1 minute', 'infinity')
                    and e.kind in ('REQUEST_REVIEWED', 'REQUEST_APPROVED', 'REQUEST_REJECTED', 'REQUEST_WITHDRAWN',
                        'REQUEST_PROOF_MAILED')
                join act_reason w on w.event_id = e.id left join staff s on s.id = e.staff_id
            where r.id = :id order by e.occurred_at, e.id""");

    @PersistenceContext
    EntityManager entities;

    @Inject
    AddressRequestSettings settings;

    @Inject
    Clock clock;

    public Slice<AddressRequestView> list(AddressRequestFilter filter, Listing listing, Optional<Long> after) {
        Instant now = clock.instant();
        Execution query = (listing.oldestFirst() ? OLDEST_FIRST : NEWEST_FIRST)
                .get(filter)
                .in(entities);
        if (filter == AddressRequestFilter.HELD) {
            query.set("now", now);
        }
        return page(query, listing, after, now);
    }

    /**
     * Those of all states.
     *
     * @param typed the normalized beginning of the old or the new address, or the number of the request
     */
    public Slice<AddressRequestView> search(String typed, Listing listing, Optional<Long> after) {
        Execution query = (listing.oldestFirst() ? SEARCH_OLDEST_FIRST : SEARCH_NEWEST_FIRST)
                .in(entities)
                .set("typed", typed);
        return page(query, listing, after, clock.instant());
    }

    private Slice<AddressRequestView> page(Execution query, Listing listing, Optional<Long> after, Instant now) {
        query.set("after", after.orElse(listing.oldestFirst() ? 0 : Long.MAX_VALUE))
                .set("most", listing.size() + 1);
        return Slice.of(query.rows().map(row -> view(row, now)).toList(), listing.size(), AddressRequestView::id);
    }

    private static Map<AddressRequestFilter, NativeStatement> lists(boolean oldestFirst) {
        return Stream.of(AddressRequestFilter.values())
                .collect(Collectors.toMap(Function.identity(), filter -> list(filter.condition, oldestFirst)));
    }

    private static NativeStatement list(String condition, boolean oldestFirst) {
        return NativeStatement.of(VIEW + condition
                + (oldestFirst ? " and r.id > :after order by r.id" : " and r.id < :after order by r.id desc")
                + " limit :most");
    }

    public Optional<AddressRequestView> find(long id) {
        return found(ONE.in(entities).set("id", id));
    }

    /** The steps that staff took, with their reasons, in order. */
    public List<RequestStep> steps(long id) {
        return STEPS.in(entities)
                .set("id", id)
                .rows()
                .map(row -> new RequestStep(
                        row.time(0),
                        row.text(1),
                        row.text(2),
                        ActReason.in(row, 3).orElseThrow()))
                .toList();
    }

    /** The open request of this account. */
    public Optional<AddressRequestView> openOf(long accountId) {
        return found(OPEN.in(entities).set("account", accountId));
    }

    private Optional<AddressRequestView> found(Execution query) {
        return query.first().map(row -> view(row, clock.instant()));
    }

    private AddressRequestView view(Row row, Instant now) {
        Optional<Instant> waitUntil = Optional.ofNullable(row.time(13));
        Optional<Instant> toldAt = Optional.ofNullable(row.time(14));
        Optional<Instant> linkUntil = Optional.ofNullable(row.time(15));
        boolean approved = row.text(3).equals(AddressRequest.State.APPROVED.name());
        boolean waits = approved && linkUntil.isEmpty();
        boolean over = waitUntil.filter(now::isBefore).isEmpty();
        return new AddressRequestView(
                row.number(0),
                row.number(1),
                Service.valueOf(row.text(2)),
                row.text(3),
                row.text(4),
                row.text(5),
                row.text(6),
                Optional.ofNullable(row.text(19)),
                row.number(7),
                Optional.ofNullable(row.text(8)).orElse("—"),
                row.time(9),
                Optional.ofNullable(row.text(10)),
                Optional.ofNullable(row.text(11)),
                Optional.ofNullable(row.time(12)),
                waitUntil,
                toldAt,
                toldAt.filter(told -> waits)
                        .map(told -> later(told.plus(settings.objectionPeriod()), waitUntil.orElse(told))),
                linkUntil,
                Optional.ofNullable(row.time(16)),
                Optional.ofNullable(row.time(17)),
                Optional.ofNullable(row.text(18)),
                approved
                        && over
                        && toldAt.filter(told -> now.isBefore(told.plus(settings.objectionPeriod())))
                                .isEmpty(),
                waits && over && toldAt.isEmpty());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
