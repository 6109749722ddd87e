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
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import mypage.announcements.MaintenancePlan;
import mypage.announcements.MaintenanceWindow;
import mypage.announcements.MaintenanceWindowRepository;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.platform.Language;
import mypage.platform.RequestContext;
import mypage.platform.Slice;

/**
 * Lets staff manage maintenance windows. Each action is one transaction with its audit event. It locks the row, whose
 * version tells whether a colleague was first.
 */
@Stateless
public class MaintenanceService {

    static final int PAGE = 50;

    /** More windows than there can be to come. */
    private static final int LISTED = 200;

    @PersistenceContext
    EntityManager entities;

    @Inject
    MaintenanceWindowRepository windows;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Windows that run or are to come, the next first. */
    @RolesAllowed("LOOK_UP")
    public List<MaintenanceWindow> notOver() {
        return windows.notOver(clock.instant(), LISTED);
    }

    /**
     * Windows that are over or cancelled, the latest first.
     *
     * @param after the last one of the previous page; null for the first page
     */
    @RolesAllowed("LOOK_UP")
    public Slice<MaintenanceWindow> over(Long after) {
        Optional<MaintenanceWindow> last = Optional.ofNullable(after).flatMap(this::find);
        List<MaintenanceWindow> found = windows.over(
                last.map(MaintenanceWindow::overSince).orElse(clock.instant()),
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
        MaintenanceWindow window = new MaintenanceWindow(plan, clock.instant());
        entities.persist(window);
        audit.record(AnnouncementAuditKind.STOP_SET, window.id(), context);
        return window.id();
    }

    /** Changes a future window, or moves the end of a running one. */
    @RolesAllowed("OPERATE")
    public AnnouncementChangeResult change(long id, int version, MaintenancePlan plan, RequestContext context) {
        return act(id, version, (window, now) -> window.change(plan, now), AnnouncementAuditKind.STOP_CHANGED, context);
    }

    /**
     * Translates its reason.
     *
     * @param reasons those of all languages that have one
     */
    @RolesAllowed("OPERATE")
    public AnnouncementChangeResult translate(
            long id, int version, Map<Language, String> reasons, RequestContext context) {
        return act(
                id, version, (window, now) -> translate(window, reasons), AnnouncementAuditKind.STOP_CHANGED, context);
    }

    /** The version tells whoever has the form open too, although no column of the window changes. */
    private void translate(MaintenanceWindow window, Map<Language, String> reasons) {
        window.translate(reasons);
        entities.lock(window, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
    }

    /** Ends a running window, or cancels a future one. */
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
        MaintenanceWindow window = entities.find(MaintenanceWindow.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (window == null || isOver(window.state(now))) {
            return AnnouncementChangeResult.OVER;
        }
        if (window.version() != version) {
            return AnnouncementChangeResult.STALE;
        }
        change.accept(window, now);
        audit.record(kind, id, context);
        return AnnouncementChangeResult.DONE;
    }

    private static boolean isOver(MaintenanceWindow.State state) {
        return state == MaintenanceWindow.State.OVER || state == MaintenanceWindow.State.CANCELLED;
    }
}
