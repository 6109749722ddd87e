package mypage.web.announcements;

import java.util.Objects;
import mypage.announcements.MaintenancePlan;
import mypage.platform.Language;
import mypage.platform.UserTime;
import mypage.web.site.ServiceNames;
import mypage.web.site.Texts;

/**
 * A stop as users read it; what is not said is null. Staff write a title, a reason and issuers in Japanese.
 *
 * @param period in the Japanese era (requirement 67)
 * @param text what closes, and the apology (requirement 63)
 */
public record MaintenanceView(String title, String period, String text, String reason, String issuers) {

    /** Of one to come. */
    public static MaintenanceView coming(MaintenancePlan plan) {
        var own = Texts.language().tag().equals(Language.JA.tag()) ? plan.title() : null;
        var title = Objects.requireNonNullElseGet(own, () -> Texts.get("news.stop.title"));
        return of(plan, title, Texts.get("news.stop.text", ServiceNames.of(plan.services())));
    }

    /** Of one that runs, on pages that are open all the same. */
    static MaintenanceView running(MaintenancePlan plan) {
        return of(
                plan,
                Texts.get("news.stopped.title"),
                Texts.get("news.stopped.text", ServiceNames.of(plan.services())));
    }

    /** Of one that begins so soon that people have to finish what they are at. */
    static MaintenanceView soon(MaintenancePlan plan) {
        var text = Texts.get("news.soon.text", ServiceNames.of(plan.services()), UserTime.time(plan.startsAt()));
        return of(plan, Texts.get("news.soon.title"), text);
    }

    private static MaintenanceView of(MaintenancePlan plan, String title, String text) {
        return new MaintenanceView(title, plan.period(Texts.language()), text, plan.reason(), plan.issuers());
    }
}
