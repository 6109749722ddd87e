package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Optional;
import mypage.admin.announcements.MaintenanceService;
import mypage.announcements.MaintenanceWindow;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;

/** Asks whether a stop is to end now, or to be called off, and does it. */
@Named
@RequestScoped
public class MaintenanceEndBacking {

    @Inject
    MaintenanceService stops;

    @Inject
    StaffRequest staff;

    @Inject
    FormChecks checks;

    @Inject
    Clock clock;

    private Optional<MaintenanceWindow> stop;

    /** Stays only with a stop that can be ended. */
    public void open() {
        if (find().filter(found -> row(found).open()).isEmpty()) {
            checks.missing();
        }
    }

    public String end() {
        if (find().isEmpty()) {
            checks.missing();
            return null;
        }
        var step =
                stops.end(find().get().id(), staff.number("version").orElse(-1L).intValue(), staff.context());
        return checks.outcome(step, StaffPage.STOPS.redirect() + "&done=ended");
    }

    private Optional<MaintenanceWindow> find() {
        if (stop == null) {
            stop = staff.number("of").flatMap(stops::find);
        }
        return stop;
    }

    private MaintenanceRow row(MaintenanceWindow found) {
        return MaintenanceRow.of(found, clock.instant());
    }

    /** Null when there is none. */
    public MaintenanceRow getStop() {
        return find().map(this::row).orElse(null);
    }

    public int getVersion() {
        return find().map(MaintenanceWindow::version).orElse(0);
    }
}
