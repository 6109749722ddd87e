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
 * What applies to users now: maintenance windows, notices, and the start of one-time passwords. Every page asks for
 * it, so a node reads it from the database at most once in two seconds. A change by staff takes effect at most that
 * late; times that were announced before take effect to the second. Thread-safe.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AnnouncementService {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Seen(
            List<MaintenanceWindow> maintenance, List<Notice> notices, List<OtpRollout> rollouts, Instant at) {}

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
     * The maintenance window that closes this service now; of several, the one that ends last.
     *
     * @param service null for pages that belong to no service
     */
    public Optional<MaintenanceWindow> current(Service service) {
        Instant now = clock.instant();
        return maintenance(now, window -> window.closes(service, now)).stream().findFirst();
    }

    /** The maintenance windows that close a service now. */
    public List<MaintenanceWindow> running() {
        Instant now = clock.instant();
        return maintenance(now, window -> window.state(now) == MaintenanceWindow.State.RUNNING);
    }

    /**
     * The future maintenance windows that are announced to users (requirement 63).
     *
     * @param service null for those of all services
     */
    public List<MaintenanceWindow> announced(Service service) {
        Instant now = clock.instant();
        return maintenance(now, window -> window.isAnnounced(now) && (service == null || window.concerns(service)));
    }

    /** The maintenance window of this service that begins within a quarter of an hour. */
    public Optional<MaintenanceWindow> imminent(Service service) {
        Instant now = clock.instant();
        return maintenance(now, window -> window.isImminent(now) && window.concerns(service)).stream()
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

    /**
     * Whether a sign-in to this service asks for a one-time password, for pages that say so. The sign-in itself reads
     * the row.
     */
    public boolean requiresOtp(Service service) {
        Instant now = clock.instant();
        return seen(now).rollouts.stream()
                .filter(rollout -> rollout.service() == service)
                .allMatch(rollout -> rollout.requiresOtp(now));
    }

    private List<MaintenanceWindow> maintenance(Instant now, Predicate<MaintenanceWindow> wanted) {
        return seen(now).maintenance.stream().filter(wanted).toList();
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
