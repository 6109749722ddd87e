package mypage.admin.addressrequests;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.addressrequests.AddressRequest;
import mypage.addressrequests.AddressRequestSettings;
import mypage.platform.Slice;

/** Reads {@link AddressRequest}s for staff, by page and in the order of their numbers, which is that of their age. */
@Stateless
public class AddressRequestRepository {

    /** On one page. */
    static final int PAGE = 50;

    private static final String VIEW = """
            select r.id, r.account_id, a.service, r.state, r.old_email, r.new_email, r.evidence, r.opened_by, o.name as opener,
                r.opened_at, v.name as reviewer, d.name as decider, r.decided_at, r.wait_until, m.finished_at as told_at,
                r.proof_until, r.objected_at, r.finished_at, w.name as withdrawer
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

    @PersistenceContext
    EntityManager entities;

    @Inject
    AddressRequestSettings settings;

    @Inject
    Clock clock;

    public Slice<AddressRequestView> list(AddressRequestFilter filter, Optional<Long> after) {
        Instant now = clock.instant();
        Query query = entities.createNativeQuery(sql(filter))
                .setParameter(2, after.orElse(filter.oldestFirst ? 0 : Long.MAX_VALUE))
                .setParameter(3, PAGE + 1);
        if (filter == AddressRequestFilter.HELD) {
            query.setParameter(1, Timestamp.from(now));
        }
        return Slice.of(views(query, now).toList(), PAGE, AddressRequestView::id);
    }

    private static String sql(AddressRequestFilter filter) {
        return VIEW + filter.condition
                + (filter.oldestFirst ? " and r.id > ?2 order by r.id" : " and r.id < ?2 order by r.id desc")
                + " limit ?3";
    }

    public Optional<AddressRequestView> find(long id) {
        return views(entities.createNativeQuery(VIEW + "r.id = ?1").setParameter(1, id), clock.instant())
                .findFirst();
    }

    /** The one of this account that has not ended. */
    public Optional<AddressRequestView> openOf(long accountId) {
        return views(
                        entities.createNativeQuery(VIEW + "r.account_id = ?1 and r.finished_at is null")
                                .setParameter(1, accountId),
                        clock.instant())
                .findFirst();
    }

    private Stream<AddressRequestView> views(Query query, Instant now) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> view(row, now));
    }

    private AddressRequestView view(Object[] row, Instant now) {
        Optional<Instant> waitUntil = time(row[13]);
        Optional<Instant> toldAt = time(row[14]);
        Optional<Instant> linkUntil = time(row[15]);
        boolean approved = row[3].equals(AddressRequest.State.APPROVED.name());
        boolean waits = approved && linkUntil.isEmpty();
        boolean over = waitUntil.filter(now::isBefore).isEmpty();
        return new AddressRequestView(
                (Long) row[0],
                (Long) row[1],
                Service.valueOf((String) row[2]),
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (Long) row[7],
                Optional.ofNullable((String) row[8]).orElse("-"),
                time(row[9]).orElseThrow(),
                Optional.ofNullable((String) row[10]),
                Optional.ofNullable((String) row[11]),
                time(row[12]),
                waitUntil,
                toldAt,
                toldAt.filter(told -> waits)
                        .map(told -> later(told.plus(settings.objectionPeriod()), waitUntil.orElse(told))),
                linkUntil,
                time(row[16]),
                time(row[17]),
                Optional.ofNullable((String) row[18]),
                approved
                        && over
                        && toldAt.filter(told -> now.isBefore(told.plus(settings.objectionPeriod())))
                                .isEmpty(),
                waits && over && toldAt.isEmpty());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Optional<Instant> time(Object column) {
        return Optional.ofNullable((Timestamp) column).map(Timestamp::toInstant);
    }
}
