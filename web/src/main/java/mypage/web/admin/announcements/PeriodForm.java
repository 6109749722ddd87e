package mypage.web.admin.announcements;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import mypage.admin.announcements.AnnouncementChangeResult;
import mypage.web.admin.site.ConfirmedForm;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.ServiceNames;

/**
 * The form of an announcement that holds for some services and for a period: a maintenance window or a notice, new or
 * to be changed. Before it does anything, it shows what users will read.
 *
 * @param <T> the announcement
 * @param <P> what is typed
 */
public abstract class PeriodForm<T, P> {

    @Inject
    StaffRequest staff;

    @Inject
    ConfirmedForm confirmation;

    @Inject
    FormChecks checks;

    @Inject
    NotFoundAnswer answer;

    @Inject
    Clock clock;

    final ChosenServices chosen = new ChosenServices();
    final TypedTime from = new TypedTime();
    final TypedTime until = new TypedTime();
    String issuers;
    private P plan;

    abstract CurrentAnnouncement<T> current();

    abstract boolean isChangeable(T found);

    abstract void fill(T found);

    /** Null, with errors reported, if what was typed cannot be published. */
    abstract P read();

    /** What must be unchanged when the form is sent the second time. */
    abstract String confirmed(P typed);

    /** @return the outcome */
    abstract String create(P typed);

    abstract AnnouncementChangeResult change(long id, int version, P typed);

    /** The outcome of a change. */
    abstract String changed(long id);

    /** Fills the form with what is to be changed. */
    public void open() {
        current().find().filter(this::isChangeable).ifPresentOrElse(this::fill, answer::notFound);
    }

    public String create() {
        return isConfirmed() ? create(plan) : null;
    }

    public String change() {
        if (current().find().isEmpty()) {
            return answer.notFound();
        }
        long id = current().getId();
        return isConfirmed() ? checks.outcome(change(id, (int) current().getVersion(), plan), changed(id)) : null;
    }

    private boolean isConfirmed() {
        plan = read();
        return plan != null && confirmation.isAnswered(confirmed(plan));
    }

    /** Whether the page is to show what will happen. */
    boolean isAsking() {
        return confirmation.getToken() != null;
    }

    P plan() {
        return plan;
    }

    /** The ticked services, in words. */
    public String getServices() {
        return ServiceNames.of(chosen.services());
    }

    public Map<String, Boolean> getChosen() {
        return chosen.boxes();
    }

    public TypedTime getFrom() {
        return from;
    }

    public TypedTime getUntil() {
        return until;
    }

    public String getIssuers() {
        return issuers;
    }

    public void setIssuers(String issuers) {
        this.issuers = issuers;
    }
}
