package mypage.web.announcements;

import java.util.Objects;
import mypage.announcements.MaintenancePlan;
import mypage.platform.Language;
import mypage.platform.UserTime;
import mypage.web.site.ServiceNames;
import mypage.web.site.Texts;

/**
 * Maintenance as users read it; whatever staff left out is null. Staff write the title, reason and issuers in Japanese.
 *
 * @param period the period, in the Japanese era (requirement 67)
 * @param text which services close, and the apology (requirement 63)
 */
public record MaintenanceView(String title, String period, String text, String reason, String issuers) {

    /** Maintenance to come. */
    public static MaintenanceView coming(MaintenancePlan plan) {
        var staffTitle = Texts.language().tag().equals(Language.JA.tag()) ? plan.title() : null;
        var title = Objects.requireNonNullElseGet(staffTitle, () -> Texts.get("news.stop.title"));
        return of(plan, title, Texts.get("news.stop.text", ServiceNames.of(plan.services())));
    }

    /** Maintenance under way, on pages that stay open. */
    static MaintenanceView running(MaintenancePlan plan) {
        return of(
                plan,
                Texts.get("news.stopped.title"),
                Texts.get("news.stopped.text", ServiceNames.of(plan.services())));
    }

    /** Maintenance that begins so soon that users must finish what they are doing. */
    static MaintenanceView soon(MaintenancePlan plan) {
        var text = Texts.get("news.soon.text", ServiceNames.of(plan.services()), UserTime.time(plan.startsAt()));
        return of(plan, Texts.get("news.soon.title"), text);
    }

    private static MaintenanceView of(MaintenancePlan plan, String title, String text) {
        return new MaintenanceView(title, plan.period(Texts.language()), text, plan.reason(), plan.issuers());
    }
}
