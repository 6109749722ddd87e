package mypage.web.site;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Distinguishes a database that is down, starting, stopping or full from a defect of ours. */
final class Unavailability {

    /** SQLState: connection exception, operator intervention (shutdown), insufficient resources. */
    private static final List<String> STATES = List.of("08", "57P", "53");

    /** The server's connection pool, which keeps the driver's exception only as text. */
    private static final Set<String> POOL = Set.of("ResourceAllocationException", "PoolingException");

    private static final String NO_CONNECTION = "Error in allocating a connection";

    private Unavailability() {}

    static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50)
                .anyMatch(Unavailability::isUnavailable);
    }

    private static boolean isUnavailable(Throwable cause) {
        return cause instanceof SQLException sql && hasState(sql)
                || POOL.contains(cause.getClass().getSimpleName())
                || String.valueOf(cause.getMessage()).startsWith(NO_CONNECTION);
    }

    private static boolean hasState(SQLException sql) {
        return sql.getSQLState() != null && STATES.stream().anyMatch(sql.getSQLState()::startsWith);
    }
}
