package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import mypage.admin.announcements.AnnouncementChangeResult;
import mypage.admin.announcements.MaintenanceService;
import mypage.announcements.MaintenancePlan;
import mypage.announcements.MaintenanceWindow;
import mypage.announcements.MaintenanceWindow.State;
import mypage.platform.Language;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import mypage.web.announcements.MaintenanceView;

/** The form of a maintenance window. */
@Named
@RequestScoped
public class MaintenanceForm extends PeriodForm<MaintenanceWindow, MaintenancePlan> {

    private static final String LIST = StaffPage.STOPS.redirect() + "&done=";

    /** How long before a window users are warned; one that begins sooner takes some by surprise. */
    private static final Duration WARNING = Duration.ofMinutes(15);

    @Inject
    MaintenanceService maintenance;

    @Inject
    CurrentMaintenance current;

    private final TypedTime announced = new TypedTime();
    private boolean approximate = true;
    private String title;
    private String reason;

    @Override
    CurrentMaintenance current() {
        return current;
    }

    @Override
    boolean isChangeable(MaintenanceWindow found) {
        var state = found.state(clock.instant());
        return state == State.TO_COME || state == State.RUNNING;
    }

    @Override
    void fill(MaintenanceWindow found) {
        var old = found.plan();
        chosen.set(old.services());
        from.set(old.startsAt());
        until.set(old.endsAt());
        announced.set(old.announcedFrom());
        approximate = old.approximate();
        title = old.title();
        reason = old.reason();
        issuers = old.issuers();
    }

    @Override
    String create(MaintenancePlan typed) {
        maintenance.set(typed, staff.context());
        return LIST + "set";
    }

    @Override
    AnnouncementChangeResult change(long id, int version, MaintenancePlan typed) {
        return maintenance.change(id, version, typed, staff.context());
    }

    @Override
    String changed(long id) {
        return LIST + "changed";
    }

    @Override
    String confirmed(MaintenancePlan typed) {
        return typed.toString();
    }

    @Override
    MaintenancePlan read() {
        checks.services(chosen.services());
        var start = isRunning() ? current.find().orElseThrow().plan().startsAt() : checks.required("from", from);
        var end = checks.required("until", until);
        var announcedAt = checks.optional("announced", announced);
        if (start != null && end != null && !start.isBefore(end)) {
            checks.refuse("until-date", Labels.get("stop.order"));
        } else if (end != null && !end.isAfter(clock.instant())) {
            checks.refuse("until-date", Labels.get("stop.past"));
        }
        return checks.isGood()
                ? new MaintenancePlan(chosen.services(), start, end, approximate, announcedAt, title, reason, issuers)
                : null;
    }

    /** Whether the window has begun, so that its start can no longer change. */
    public boolean isRunning() {
        return current.find()
                .filter(found -> found.state(clock.instant()) == State.RUNNING)
                .isPresent();
    }

    /** The period before the change. */
    public String getPeriod() {
        return current.find().map(found -> found.plan().period(Language.JA)).orElse(null);
    }

    /** What users will read; null until the form is filled in. */
    public MaintenanceView getPreview() {
        return isAsking() ? MaintenanceView.preview(plan()) : null;
    }

    /** The period that was typed, and its length. */
    public String getAsked() {
        return Labels.get(
                "stop.period",
                plan().period(Language.JA),
                DurationText.words(Duration.between(plan().startsAt(), plan().endsAt())));
    }

    /** When users are told of the period that was typed. */
    public String getAnnouncedFrom() {
        return MaintenanceRow.announced(plan());
    }

    /** A warning about the period that was typed; null if there is none. */
    public String getWarning() {
        if (!isAsking() || isRunning()) {
            return null;
        }
        Instant now = clock.instant();
        if (!plan().startsAt().isAfter(now)) {
            return Labels.get("stop.now");
        }
        return plan().startsAt().isBefore(now.plus(WARNING)) ? Labels.get("stop.short") : null;
    }

    public TypedTime getAnnounced() {
        return announced;
    }

    public boolean isApproximate() {
        return approximate;
    }

    public void setApproximate(boolean approximate) {
        this.approximate = approximate;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
