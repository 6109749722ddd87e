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

    private List<MaintenanceRow> current;
    private Slice<MaintenanceWindow> past;

    public List<MaintenanceRow> getCurrent() {
        if (current == null) {
            current = rows(maintenance.notOver());
        }
        return List.copyOf(current);
    }

    public List<MaintenanceRow> getPast() {
        return rows(slice().rows());
    }

    /** The query of the next page; null when there is none. */
    public String getNext() {
        return slice().next().map(after -> staff.queryWith("after", after)).orElse(null);
    }

    private Slice<MaintenanceWindow> slice() {
        if (past == null) {
            past = maintenance.over(staff.number("after").orElse(null));
        }
        return past;
    }

    private List<MaintenanceRow> rows(List<MaintenanceWindow> found) {
        var now = clock.instant();
        return found.stream().map(window -> MaintenanceRow.of(window, now)).toList();
    }
}
