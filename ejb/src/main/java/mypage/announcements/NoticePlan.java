package mypage.announcements;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import mypage.account.Service;

/**
 * Where and when a notice is shown.
 *
 * @param services on whose pages, at least one
 * @param shownFrom from when
 * @param shownUntil until when, later than that; null until it is removed
 * @param issuers who signs it (requirement 65); null for nobody
 */
public record NoticePlan(Set<Service> services, Instant shownFrom, Instant shownUntil, String issuers) {

    public NoticePlan {
        if (services.isEmpty() || shownUntil != null && !shownFrom.isBefore(shownUntil)) {
            throw new IllegalArgumentException("a notice for nobody, or that ends before it is shown");
        }
        services = EnumSet.copyOf(services);
    }

    @Override
    public Set<Service> services() {
        return EnumSet.copyOf(services);
    }
}
