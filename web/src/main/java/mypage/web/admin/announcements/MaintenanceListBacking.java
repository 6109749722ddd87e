package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import mypage.admin.announcements.MaintenanceService;
import mypage.announcements.MaintenanceWindow;
import mypage.platform.Slice;
import mypage.web.admin.site.StaffRequest;

/** The list of maintenance windows: those that run or are to come, and the past ones page by page. */
@Named
@RequestScoped
public class MaintenanceListBacking {

    @Inject
    MaintenanceService maintenance;

    @Inject
    StaffRequest staff;

    @Inject
    Clock clock;

    private List<MaintenanceRow> notOver;
    private Slice<MaintenanceWindow> over;

    public List<MaintenanceRow> getNotOver() {
        if (notOver == null) {
            notOver = rows(maintenance.notOver());
        }
        return List.copyOf(notOver);
    }

    public List<MaintenanceRow> getOver() {
        return rows(slice().rows());
    }

    /** The query of the next page; null when there is none. */
    public String getNext() {
        return slice().next().map(after -> staff.queryWith("after", after)).orElse(null);
    }

    private Slice<MaintenanceWindow> slice() {
        if (over == null) {
            over = maintenance.over(staff.number("after").orElse(null));
        }
        return over;
    }

    private List<MaintenanceRow> rows(List<MaintenanceWindow> found) {
        var now = clock.instant();
        return found.stream().map(window -> MaintenanceRow.of(window, now)).toList();
    }
}
