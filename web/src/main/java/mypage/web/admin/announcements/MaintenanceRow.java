package mypage.web.admin.announcements;

import java.time.Instant;
import mypage.announcements.MaintenancePlan;
import mypage.announcements.MaintenanceWindow;
import mypage.platform.JapaneseTime;
import mypage.platform.Language;
import mypage.web.admin.site.Labels;
import mypage.web.site.ServiceNames;

/**
 * A maintenance window as staff read it in a list.
 *
 * @param announced from when users are told
 * @param open whether it can still be changed
 */
public record MaintenanceRow(
        long id,
        String state,
        boolean running,
        boolean open,
        String services,
        String period,
        String announced,
        String title,
        String reason) {

    static MaintenanceRow of(MaintenanceWindow window, Instant now) {
        var plan = window.plan();
        var state = window.state(now);
        return new MaintenanceRow(
                window.id(),
                label(state),
                state == MaintenanceWindow.State.RUNNING,
                state == MaintenanceWindow.State.RUNNING || state == MaintenanceWindow.State.TO_COME,
                ServiceNames.of(plan.services()),
                plan.period(Language.JA),
                announced(plan),
                plan.title(),
                plan.reason());
    }

    static String announced(MaintenancePlan plan) {
        return plan.announcedFrom() == null
                ? Labels.get("stops.announced.now")
                : JapaneseTime.dateTime(plan.announcedFrom());
    }

    private static String label(MaintenanceWindow.State state) {
        return switch (state) {
            case TO_COME -> Labels.get("stops.coming");
            case RUNNING -> Labels.get("stops.running");
            case OVER -> Labels.get("stops.over");
            case CANCELLED -> Labels.get("stops.cancelled");
        };
    }
}
