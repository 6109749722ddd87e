package mypage.admin.announcements;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import mypage.announcements.MaintenancePlan;
import mypage.announcements.MaintenanceWindow;
import mypage.announcements.MaintenanceWindowRepository;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;
import mypage.platform.Slice;

/**
 * What members of staff do with stops. Each act is one transaction with its audit event; a row is held while it is changed,
 * and its version tells whether a colleague was first.
 */
@Stateless
public class MaintenanceService {

    static final int PAGE = 50;

    /** More than can be to come at a time. */
    private static final int LISTED = 200;

    @PersistenceContext
    EntityManager entities;

    @Inject
    MaintenanceWindowRepository windows;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Those that run or are to come, the next first; with those that were called off, until they would have been over. */
    @RolesAllowed("LOOK_UP")
    public List<MaintenanceWindow> notOver() {
        return windows.notOver(clock.instant(), LISTED);
    }

    /**
     * Those that are over, the latest first.
     *
     * @param after the last one of the page before, null for the first page
     */
    @RolesAllowed("LOOK_UP")
    public Slice<MaintenanceWindow> over(Long after) {
        Optional<MaintenanceWindow> last = Optional.ofNullable(after).flatMap(this::find);
        List<MaintenanceWindow> found = windows.over(
                last.map(stop -> stop.plan().endsAt()).orElse(clock.instant()),
                last.map(MaintenanceWindow::id).orElse(Long.MAX_VALUE),
                PAGE + 1);
        return Slice.of(found, PAGE, MaintenanceWindow::id);
    }

    @RolesAllowed("LOOK_UP")
    public Optional<MaintenanceWindow> find(long id) {
        return Optional.ofNullable(entities.find(MaintenanceWindow.class, id));
    }

    /** @return its id */
    @RolesAllowed("OPERATE")
    public long set(MaintenancePlan plan, RequestContext context) {
        MaintenanceWindow stop = new MaintenanceWindow(plan, clock.instant());
        entities.persist(stop);
        audit.record(AnnouncementAuditKind.STOP_SET, stop.id(), context);
        return stop.id();
    }

    /** Changes one to come, or moves the end of one that runs. */
    @RolesAllowed("OPERATE")
    public AnnouncementChangeResult change(long id, int version, MaintenancePlan plan, RequestContext context) {
        return act(id, version, (stop, now) -> stop.change(plan, now), AnnouncementAuditKind.STOP_CHANGED, context);
    }

    /** Ends one that runs, or calls off one to come. */
    @RolesAllowed("OPERATE")
    public AnnouncementChangeResult end(long id, int version, RequestContext context) {
        return act(id, version, MaintenanceWindow::end, AnnouncementAuditKind.STOP_ENDED, context);
    }

    private AnnouncementChangeResult act(
            long id,
            int version,
            BiConsumer<MaintenanceWindow, Instant> change,
            AuditKind kind,
            RequestContext context) {
        Instant now = clock.instant();
        MaintenanceWindow stop = entities.find(MaintenanceWindow.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (stop == null || isOver(stop.state(now))) {
            return AnnouncementChangeResult.OVER;
        }
        if (stop.version() != version) {
            return AnnouncementChangeResult.STALE;
        }
        change.accept(stop, now);
        audit.record(kind, id, context);
        return AnnouncementChangeResult.DONE;
    }

    private static boolean isOver(MaintenanceWindow.State state) {
        return state == MaintenanceWindow.State.OVER || state == MaintenanceWindow.State.CANCELLED;
    }
}
