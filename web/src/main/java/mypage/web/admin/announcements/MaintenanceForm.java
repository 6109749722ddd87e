package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.admin.announcements.MaintenanceService;
import mypage.announcements.MaintenancePlan;
import mypage.announcements.MaintenanceWindow;
import mypage.announcements.MaintenanceWindow.State;
import mypage.platform.Language;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import mypage.web.announcements.MaintenanceView;

/** The form of a stop, new or to be changed; it shows what users will read before it does anything. */
@Named
@RequestScoped
public class MaintenanceForm extends PeriodForm<MaintenanceWindow> {

    private static final String LIST = StaffPage.STOPS.redirect() + "&done=";

    /** Users are warned so long before; a stop that begins sooner takes some by surprise. */
    private static final Duration WARNING = Duration.ofMinutes(15);

    @Inject
    MaintenanceService stops;

    private final TypedTime announced = new TypedTime();
    private boolean approximate = true;
    private String title;
    private String reason;
    private MaintenancePlan plan;

    /** Fills the form with the stop that is to be changed. */
    public void open() {
        find().filter(this::isOpen).ifPresentOrElse(found -> fill(found.plan()), checks::missing);
    }

    private boolean isOpen(MaintenanceWindow found) {
        var state = found.state(clock.instant());
        return state == State.TO_COME || state == State.RUNNING;
    }

    private void fill(MaintenancePlan old) {
        chosen.set(old.services());
        from.set(old.startsAt());
        until.set(old.endsAt());
        announced.set(old.announcedFrom());
        approximate = old.approximate();
        title = old.title();
        reason = old.reason();
        issuers = old.issuers();
    }

    public String set() {
        if (!isConfirmed()) {
            return null;
        }
        stops.set(plan, staff.context());
        return LIST + "set";
    }

    public String change() {
        if (find().isEmpty()) {
            checks.missing();
            return null;
        }
        return isConfirmed()
                ? checks.outcome(
                        stops.change(find().get().id(), (int) getVersion(), plan, staff.context()), LIST + "changed")
                : null;
    }

    private boolean isConfirmed() {
        plan = read();
        return plan != null && ask.isAnswered(plan.toString());
    }

    /** Null, with errors said, when it makes no stop. */
    private MaintenancePlan read() {
        checks.services(chosen.services());
        var start = isRunning() ? find().orElseThrow().plan().startsAt() : checks.required("from", from);
        var end = checks.required("until", until);
        var told = checks.optional("announced", announced);
        if (start != null && end != null && !start.isBefore(end)) {
            checks.refuse("until-date", Labels.get("stop.order"));
        } else if (end != null && !end.isAfter(clock.instant())) {
            checks.refuse("until-date", Labels.get("stop.past"));
        }
        return checks.isGood()
                ? new MaintenancePlan(chosen.services(), start, end, approximate, told, title, reason, issuers)
                : null;
    }

    @Override
    Optional<MaintenanceWindow> find(long id) {
        return stops.find(id);
    }

    @Override
    long id(MaintenanceWindow found) {
        return found.id();
    }

    @Override
    int version(MaintenanceWindow found) {
        return found.version();
    }

    /** Whether it has begun, so that its start stays. */
    public boolean isRunning() {
        return find().filter(found -> found.state(clock.instant()) == State.RUNNING)
                .isPresent();
    }

    /** As it is, before the change. */
    public String getPeriod() {
        return find().map(found -> found.plan().period(Language.JA)).orElse(null);
    }

    /** What users will read; null before the form was filled in. */
    public MaintenanceView getPreview() {
        return ask.getToken() == null ? null : MaintenanceView.coming(plan);
    }

    /** From when until when it is to hold, and how long that is. */
    public String getAsked() {
        return Labels.get(
                "stop.period",
                plan.period(Language.JA),
                DurationText.words(Duration.between(plan.startsAt(), plan.endsAt())));
    }

    /** What is unusual about the stop that was typed; null when nothing is. */
    public String getWarning() {
        if (ask.getToken() == null || isRunning()) {
            return null;
        }
        Instant now = clock.instant();
        if (!plan.startsAt().isAfter(now)) {
            return Labels.get("stop.now");
        }
        return plan.startsAt().isBefore(now.plus(WARNING)) ? Labels.get("stop.short") : null;
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
