package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import mypage.admin.announcements.MaintenanceService;
import mypage.platform.Language;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;

/** The form that translates the reason of a maintenance window. What is left empty is not translated. */
@Named
@RequestScoped
public class MaintenanceTextForm {

    private static final int LONGEST = 500;

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

    /** What was typed, by the name of the language. */
    private final Map<String, String> reasons = new HashMap<>();

    public void open() {
        if (getReason() == null) {
            answer.notFound();
            return;
        }
        current.find()
                .ifPresent(window ->
                        window.translations().forEach((language, reason) -> reasons.put(language.name(), reason)));
    }

    public String save() {
        if (getReason() == null) {
            return answer.notFound();
        }
        Map<Language, String> typed = new EnumMap<>(Language.class);
        Stream.of(Language.values())
                .filter(language -> language != Language.JA)
                .forEach(language -> read(language, typed));
        return checks.isGood()
                ? checks.outcome(
                        maintenance.translate(current.getId(), current.sentVersion(), typed, staff.context()),
                        StaffPage.STOPS.redirect() + "&done=changed")
                : null;
    }

    private void read(Language language, Map<Language, String> typed) {
        var reason = reasons.get(language.name());
        if (reason != null && reason.length() > LONGEST) {
            checks.refuse(language.name(), Labels.get("stop.text.long", LONGEST));
        } else if (reason != null && !reason.isBlank()) {
            typed.put(language, reason.strip());
        }
    }

    /** What is to be translated; null if there is no such window, it is over, or it has none. */
    public String getReason() {
        return current.find()
                .filter(window -> MaintenanceRow.of(window, clock.instant()).open())
                .map(window -> window.plan().reason())
                .orElse(null);
    }

    public Map<String, String> getReasons() {
        return reasons;
    }
}
