package mypage.admin.dashboard;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Native queries, whose values come and go as JDBC has them. */
record Native(EntityManager entities) {

    int update(String sql, Object... arguments) {
        return query(sql, arguments).executeUpdate();
    }

    /** Of one column of one row. */
    Object value(String sql, Object... arguments) {
        return query(sql, arguments).getSingleResult();
    }

    Stream<Object[]> rows(String sql, Object... arguments) {
        return ((List<?>) query(sql, arguments).getResultList()).stream().map(Object[].class::cast);
    }

    private Query query(String sql, Object... arguments) {
        Query query = entities.createNativeQuery(sql);
        for (int i = 0; i < arguments.length; i++) {
            query.setParameter(i + 1, arguments[i] instanceof Instant time ? Timestamp.from(time) : arguments[i]);
        }
        return query;
    }

    Object[] row(String sql, Object... arguments) {
        return rows(sql, arguments).findFirst().orElseThrow();
    }

    /** Null where there is none. */
    static Instant time(Object timestamp) {
        return timestamp == null ? null : ((Timestamp) timestamp).toInstant();
    }

    static long number(Object value) {
        return ((Number) value).longValue();
    }
}
