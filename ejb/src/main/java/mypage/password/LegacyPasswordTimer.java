package mypage.password;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mypage.platform.FailureKind;

/**
 * Looks after passwords that were imported from other systems, on every node: tells this node the functions that are in
 * use, and wraps weak hashes at the pace of {@code mypage.password.wrapping}, one node at a time.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LegacyPasswordTimer {

    /** How soon every node knows a function after the import of its first password. */
    public static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);
    private static final System.Logger LOG = System.getLogger(LegacyPasswordTimer.class.getName());

    @Inject
    LegacyPasswordTransactions transactions;

    @Inject
    LegacyFunctions functions;

    @Inject
    PasswordSettings settings;

    @Inject
    Instance<PasswordTable> tables;

    @Inject
    Clock clock;

    private volatile Instant cleaning = Instant.EPOCH;
    private volatile boolean mayBeWeak = true;

    /** The last row that was looked at in each table. */
    private final Map<String, Long> wrapped = new ConcurrentHashMap<>();

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    public void look() {
        attempt(() -> {
            mayBeWeak = true;
            functions.use(transactions.functionsInUse());
            if (!clock.instant().isBefore(cleaning)) {
                transactions.forgetUnused();
                cleaning = clock.instant().plus(BETWEEN_CLEANINGS);
            }
        });
    }

    /** Looks each second while there is something to do, else as often as {@link #look} does. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void wrap() {
        if (mayBeWeak && settings.wrapping() > 0) {
            attempt(() -> mayBeWeak = tables.stream().mapToLong(this::wrapNext).sum() > 0);
        }
    }

    private long wrapNext(PasswordTable table) {
        long last = transactions.wrapNext(table, wrapped.getOrDefault(table.name(), 0L), settings.wrapping());
        wrapped.put(table.name(), last);
        return last;
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "imported passwords wait for the next look: {0}", FailureKind.of(e));
        }
    }
}
