package mypage.announcements;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import mypage.account.Service;
import mypage.otp.OtpRollout;
import mypage.otp.OtpRolloutRepository;

/**
 * What holds for users just now: stops, notices, launch dates. Asked for every page, so a node looks into the database at
 * most once in two seconds; what staff say is in force that late at most, and what was said before, to the second. Safe
 * for use by many threads.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AnnouncementService {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Seen(List<MaintenanceWindow> stops, List<Notice> notices, List<OtpRollout> launches, Instant at) {}

    private volatile Seen seen = new Seen(List.of(), List.of(), List.of(), Instant.EPOCH);

    @Inject
    MaintenanceWindowRepository windows;

    @Inject
    NoticeRepository notices;

    @Inject
    OtpRolloutRepository rollouts;

    @Inject
    Clock clock;

    /**
     * The stop that closes this service now, the one that ends last if there are several.
     *
     * @param service null for pages that belong to no service
     */
    public Optional<MaintenanceWindow> current(Service service) {
        Instant now = clock.instant();
        return stops(now, stop -> stop.closes(service, now)).stream().findFirst();
    }

    /** The stops that close some service now. */
    public List<MaintenanceWindow> running() {
        Instant now = clock.instant();
        return stops(now, stop -> stop.state(now) == MaintenanceWindow.State.RUNNING);
    }

    /**
     * The stops to come that users are told of (requirement 63).
     *
     * @param service null for those of all services
     */
    public List<MaintenanceWindow> announced(Service service) {
        Instant now = clock.instant();
        return stops(now, stop -> stop.isAnnounced(now) && (service == null || stop.concerns(service)));
    }

    /** The stop of this service that begins within a quarter of an hour. */
    public Optional<MaintenanceWindow> imminent(Service service) {
        Instant now = clock.instant();
        return stops(now, stop -> stop.isImminent(now) && stop.concerns(service)).stream()
                .findFirst();
    }

    /**
     * The notices that are shown now, the newest first.
     *
     * @param service null for those of all services
     */
    public List<Notice> notices(Service service) {
        Instant now = clock.instant();
        return seen(now).notices.stream()
                .filter(notice -> notice.state(now) == Notice.State.SHOWN)
                .filter(notice -> service == null || notice.plan().services().contains(service))
                .toList();
    }

    /** Whether a sign-in to this service ends with a one-time password, as pages tell; the sign-in asks the row itself. */
    public boolean requiresOtp(Service service) {
        Instant now = clock.instant();
        return seen(now).launches.stream()
                .filter(launch -> launch.service() == service)
                .allMatch(launch -> launch.requiresOtp(now));
    }

    private List<MaintenanceWindow> stops(Instant now, Predicate<MaintenanceWindow> wanted) {
        return seen(now).stops.stream().filter(wanted).toList();
    }

    private Seen seen(Instant now) {
        Seen last = seen;
        if (now.isBefore(last.at.plus(FRESH)) && !now.isBefore(last.at)) {
            return last;
        }
        Seen fresh = look(now);
        seen = fresh;
        return fresh;
    }

    private Seen look(Instant now) {
        return new Seen(windows.inForce(now), notices.inForce(now, now.plus(FRESH)), rollouts.all(), now);
    }
}
