package mypage.announcements;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import mypage.account.Service;
import mypage.platform.Language;
import mypage.platform.UserTime;

/**
 * A maintenance window as staff enter it (requirement 62).
 *
 * @param services those that close, at least one
 * @param startsAt when they close; a time in the past means at once
 * @param endsAt when they open again, later than the start
 * @param approximate whether the end is given with 頃
 * @param announcedFrom when users are told; null for at once
 * @param title what users read first; null for the usual words
 * @param reason why; null for none
 * @param issuers who signs it (requirement 65); null for nobody
 */
public record MaintenancePlan(
        Set<Service> services,
        Instant startsAt,
        Instant endsAt,
        boolean approximate,
        Instant announcedFrom,
        String title,
        String reason,
        String issuers) {

    public MaintenancePlan {
        if (services.isEmpty() || !startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("maintenance of nothing, or that ends before it starts");
        }
        services = EnumSet.copyOf(services);
    }

    @Override
    public Set<Service> services() {
        return EnumSet.copyOf(services);
    }

    /** As users read it (requirement 67). */
    public String period(Language language) {
        return UserTime.range(language, startsAt, endsAt, approximate);
    }
}
