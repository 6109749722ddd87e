package mypage.platform;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Bounds searches that no index serves whatever is typed. With a custom plan, conditions on empty parameters vanish and
 * an index serves the others. Where too few rows match, the statement timeout ends the search before we stop waiting
 * for it, so the database does not work for nobody.
 */
public final class SearchTime {

    /** Shorter than our timeout for the database, see {@code SchemaMigration}. */
    public static final Duration LONGEST = Duration.ofSeconds(10);

    /** SQLState: query_canceled. */
    private static final String GIVEN_UP = "57014";

    private static final NativeStatement PREPARE =
            NativeStatement.of("select set_config('plan_cache_mode', 'force_custom_plan', true),"
                    + " set_config('statement_timeout', cast(:millis as text), true)");

    private SearchTime() {}

    /**
     * Searches; the limit holds for the rest of the transaction.
     *
     * @throws TooWideException when a statement takes longer; the transaction is rolled back
     */
    public static <T> T within(Duration longest, EntityManager entities, Supplier<T> search) {
        PREPARE.in(entities).set("millis", String.valueOf(longest.toMillis())).first();
        try {
            return search.get();
        } catch (PersistenceException e) {
            throw isGivenUp(e) ? new TooWideException(e) : e;
        }
    }

    private static boolean isGivenUp(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && GIVEN_UP.equals(sql.getSQLState()));
    }
}
