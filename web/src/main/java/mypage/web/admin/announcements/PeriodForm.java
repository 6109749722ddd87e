package mypage.web.admin.announcements;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import mypage.web.admin.site.ConfirmedForm;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.ServiceNames;

/**
 * What the forms of notices and of stops have in common: for which services and for how long it holds, who issued it, and which
 * one it is that is to be changed.
 */
public abstract class PeriodForm<T> {

    @Inject
    StaffRequest staff;

    @Inject
    ConfirmedForm ask;

    @Inject
    FormChecks checks;

    @Inject
    Clock clock;

    final ChosenServices chosen = new ChosenServices();
    final TypedTime from = new TypedTime();
    final TypedTime until = new TypedTime();
    String issuers;
    private Optional<T> changed;

    abstract Optional<T> find(long id);

    abstract long id(T found);

    abstract int version(T found);

    /** The one that the address names; empty for a new one. */
    Optional<T> find() {
        if (changed == null) {
            changed = staff.number("of").flatMap(this::find);
        }
        return changed;
    }

    public long getOf() {
        return find().map(this::id).orElse(0L);
    }

    /** The one that the member saw. */
    public long getVersion() {
        return staff.number("version")
                .orElseGet(() -> (long) find().map(this::version).orElse(0));
    }

    /** The ticked ones, in words. */
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
