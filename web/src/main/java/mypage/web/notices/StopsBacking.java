package mypage.web.notices;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import mypage.operations.MaintenanceWindow;
import mypage.operations.StopService;
import mypage.platform.Slice;
import mypage.web.staff.StaffVisit;

/** The list of stops: those that run or are to come, and page by page those that are over. */
@Named
@RequestScoped
public class StopsBacking {

    @Inject
    StopService stops;

    @Inject
    StaffVisit staff;

    @Inject
    Clock clock;

    private List<StopRow> notOver;
    private Slice<MaintenanceWindow> over;

    public List<StopRow> getNotOver() {
        if (notOver == null) {
            notOver = rows(stops.notOver());
        }
        return List.copyOf(notOver);
    }

    public List<StopRow> getOver() {
        return rows(slice().rows());
    }

    /** The query of the next page; null when there is none. */
    public String getNext() {
        return slice().next().map(after -> staff.queryWith("after", after)).orElse(null);
    }

    private Slice<MaintenanceWindow> slice() {
        if (over == null) {
            over = stops.over(staff.number("after").orElse(null));
        }
        return over;
    }

    private List<StopRow> rows(List<MaintenanceWindow> found) {
        var now = clock.instant();
        return found.stream().map(stop -> StopRow.of(stop, now)).toList();
    }
}
