package mypage.operations;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.account.Service;

/**
 * Tells whether a service is closed just now. Asked for every page, so a node looks into the database at most once in
 * two seconds and is at most that late. Safe for use by many threads.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class MaintenanceService {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Seen(List<MaintenanceWindow> windows, Instant at) {}

    private volatile Seen seen = new Seen(List.of(), Instant.EPOCH);

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /**
     * The stop that closes this service now, the one that ends last if there are several.
     *
     * @param service null for pages that belong to no service
     */
    public Optional<MaintenanceWindow> current(Service service) {
        Instant now = clock.instant();
        return windows(now).stream()
                .filter(window -> window.closes(service, now))
                .findFirst();
    }

    private List<MaintenanceWindow> windows(Instant now) {
        if (!now.isBefore(seen.at.plus(FRESH))) {
            List<MaintenanceWindow> notOver = entities.createNamedQuery(
                            MaintenanceWindow.NOT_OVER, MaintenanceWindow.class)
                    .setParameter("now", now)
                    .getResultList();
            seen = new Seen(notOver, now);
        }
        return seen.windows;
    }
}
