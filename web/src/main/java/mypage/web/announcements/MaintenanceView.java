package mypage.web.announcements;

import java.util.Objects;
import mypage.announcements.MaintenancePlan;
import mypage.announcements.MaintenanceWindow;
import mypage.platform.Language;
import mypage.platform.UserTime;
import mypage.web.site.ServiceNames;
import mypage.web.site.Texts;

/**
 * Maintenance as users read it; whatever staff left out is null. Staff write the title and issuers in
 * Japanese.
 *
 * @param period the period, in the Japanese era (requirement 67)
 * @param text which services close, and the apology (requirement 63)
 */
public record MaintenanceView(
        String title, String period, String text, MaintenanceWindow.Reason reason, String issuers) {

    /** What a plan will look like, before it is translated. */
    public static MaintenanceView preview(MaintenancePlan plan) {
        return coming(plan, plan.reason() == null ? null : new MaintenanceWindow.Reason(Language.JA, plan.reason()));
    }

    /** Maintenance to come. */
    static MaintenanceView coming(MaintenanceWindow window) {
        return coming(window.plan(), window.reason(Texts.language()));
    }

    private static MaintenanceView coming(MaintenancePlan plan, MaintenanceWindow.Reason reason) {
        var staffTitle = Texts.language().tag().equals(Language.JA.tag()) ? plan.title() : null;
        var title = Objects.requireNonNullElseGet(staffTitle, () -> Texts.get("news.stop.title"));
        return of(plan, title, Texts.get("news.stop.text", ServiceNames.of(plan.services())), reason);
    }

    /** Maintenance under way, on pages that stay open. */
    static MaintenanceView running(MaintenanceWindow window) {
        var plan = window.plan();
        return of(
                plan,
                Texts.get("news.stopped.title"),
                Texts.get("news.stopped.text", ServiceNames.of(plan.services())),
                window.reason(Texts.language()));
    }

    /** Maintenance that begins so soon that users must finish what they are doing. */
    static MaintenanceView soon(MaintenanceWindow window) {
        var plan = window.plan();
        var text = Texts.get("news.soon.text", ServiceNames.of(plan.services()), UserTime.time(plan.startsAt()));
        return of(plan, Texts.get("news.soon.title"), text, window.reason(Texts.language()));
    }

    private static MaintenanceView of(
            MaintenancePlan plan, String title, String text, MaintenanceWindow.Reason reason) {
        return new MaintenanceView(title, plan.period(Texts.language()), text, reason, plan.issuers());
    }
}
