package mypage.audit;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import mypage.platform.Slice;

/** Reads audit events, newest first and a page at a time, so that no page costs more than another; in the caller's transaction. */
@Stateless
public class AuditSearch {

    @PersistenceContext
    EntityManager entities;

    /** @param after the key of the last event before the page; empty for the first page */
    public Slice<AuditEntry> page(AuditFilter filter, Optional<String> after, int size) {
        entities.createNamedQuery(AuditEvent.PLAN_FOR_VALUES).getSingleResult();
        AuditPosition end = AuditPosition.of(filter.until());
        AuditPosition begin = after.map(AuditPosition::parse).map(end::orOlder).orElse(end);
        return Slice.of(find(filter, begin, size + 1), size, AuditEntry::position);
    }

    private List<AuditEntry> find(AuditFilter filter, AuditPosition begin, int limit) {
        List<?> rows = entities.createNamedQuery(AuditEvent.SEARCH)
                .setParameter(1, Timestamp.from(begin.at()))
                .setParameter(2, begin.id())
                .setParameter(3, Timestamp.from(filter.from()))
                .setParameter(4, filter.accountNumbers())
                .setParameter(5, filter.staffNumbers())
                .setParameter(6, filter.clientAddress().orElse(""))
                .setParameter(7, filter.kind().map(Enum::name).orElse(""))
                .setParameter(8, filter.outcome().map(Enum::name).orElse(""))
                .setParameter(9, filter.service().orElse(""))
                .setParameter(10, limit)
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(AuditEntry::of).toList();
    }
}
