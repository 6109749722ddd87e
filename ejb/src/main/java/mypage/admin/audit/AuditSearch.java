package mypage.admin.audit;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.audit.AuditEvent;
import mypage.audit.AuditKind;
import mypage.platform.Slice;

/**
 * Reads audit events, newest first and a page at a time, so that no page costs more than another; in the caller's transaction.
 * No index serves every filter: where hardly any event meets one, the search is given up after {@link #LONGEST}.
 */
@Stateless
public class AuditSearch {

    /** Shorter than our patience with the database, see {@code SchemaMigration}. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    /** SQLState: query_canceled. */
    private static final String GIVEN_UP = "57014";

    @PersistenceContext
    EntityManager entities;

    /**
     * @param after the key of the last event before the page; empty for the first page
     * @throws AuditSearchService.TooWideException when it takes longer than {@link #LONGEST}; the transaction is rolled back
     */
    public Slice<AuditEntry> page(AuditFilter filter, Optional<String> after, int size) {
        return page(filter, after, size, LONGEST);
    }

    Slice<AuditEntry> page(AuditFilter filter, Optional<String> after, int size, Duration longest) {
        if (filter.isContradictory()) {
            return new Slice<>(List.of(), Optional.empty());
        }
        entities.createNamedQuery(AuditEvent.PREPARE_SEARCH)
                .setParameter(1, String.valueOf(longest.toMillis()))
                .getSingleResult();
        AuditPosition end = AuditPosition.of(filter.until());
        AuditPosition begin = after.map(AuditPosition::parse).map(end::orOlder).orElse(end);
        return Slice.of(findInTime(filter, begin, size + 1), size, AuditEntry::position);
    }

    private List<AuditEntry> findInTime(AuditFilter filter, AuditPosition begin, int limit) {
        try {
            return find(filter, begin, limit);
        } catch (PersistenceException e) {
            throw isGivenUp(e) ? new AuditSearchService.TooWideException(e) : e;
        }
    }

    private static boolean isGivenUp(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && GIVEN_UP.equals(sql.getSQLState()));
    }

    private List<AuditEntry> find(AuditFilter filter, AuditPosition begin, int limit) {
        List<?> rows = entities.createNamedQuery(AuditEvent.SEARCH)
                .setParameter(1, Timestamp.from(begin.at()))
                .setParameter(2, begin.id())
                .setParameter(3, Timestamp.from(filter.from()))
                .setParameter(4, filter.accountNumbers())
                .setParameter(5, filter.staffNumbers())
                .setParameter(6, filter.clientAddress().orElse(""))
                .setParameter(7, filter.kind().map(AuditKind::name).orElse(""))
                .setParameter(8, filter.outcome().map(Enum::name).orElse(""))
                .setParameter(9, filter.service().orElse(""))
                .setParameter(10, limit)
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(AuditEntry::of).toList();
    }
}
