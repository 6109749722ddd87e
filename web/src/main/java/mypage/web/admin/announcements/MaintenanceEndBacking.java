package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import mypage.admin.announcements.MaintenanceService;
import mypage.announcements.MaintenanceWindow;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;

/** Ends a running maintenance window, or cancels one to come, after asking. */
@Named
@RequestScoped
public class MaintenanceEndBacking {

    @Inject
    MaintenanceService maintenance;

    @Inject
    CurrentMaintenance current;

    @Inject
    StaffRequest staff;

    @Inject
    FormChecks checks;

    @Inject
    NotFoundAnswer answer;

    @Inject
    Clock clock;

    public void open() {
        if (current.find().filter(found -> row(found).open()).isEmpty()) {
            answer.notFound();
        }
    }

    public String end() {
        if (current.find().isEmpty()) {
            return answer.notFound();
        }
        var result = maintenance.end(current.getId(), current.sentVersion(), staff.context());
        return checks.outcome(result, StaffPage.STOPS.redirect() + "&done=ended");
    }

    private MaintenanceRow row(MaintenanceWindow found) {
        return MaintenanceRow.of(found, clock.instant());
    }

    /** Null when there is none. */
    public MaintenanceRow getRow() {
        return current.find().map(this::row).orElse(null);
    }
}
