package mypage.announcements;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import mypage.account.Service;
import mypage.platform.ReadByPages;

/**
 * A time in which services are closed to users (requirements 61 and 62). Life: to come, when it can be changed or
 * cancelled; running, when its end can be moved or made now; over. Kept as a record.
 */
@Entity
@ReadByPages
@Table(name = "maintenance_window")
@NamedQuery(name = MaintenanceWindow.IN_FORCE, query = """
                select w from MaintenanceWindow w where w.endsAt > :now and w.cancelledAt is null
                order by w.endsAt desc, w.id""")
@NamedQuery(name = MaintenanceWindow.NOT_OVER, query = """
                select w from MaintenanceWindow w where w.endsAt > :now and w.cancelledAt is null
                order by w.startsAt, w.id""")
@NamedQuery(name = MaintenanceWindow.OVER, query = """
                select w from MaintenanceWindow w where coalesce(w.cancelledAt, w.endsAt) <= :since
                and (coalesce(w.cancelledAt, w.endsAt) < :since or w.id < :id)
                order by coalesce(w.cancelledAt, w.endsAt) desc, w.id desc""")
public class MaintenanceWindow {

    static final String IN_FORCE = "MaintenanceWindow.inForce";
    static final String NOT_OVER = "MaintenanceWindow.notOver";
    static final String OVER = "MaintenanceWindow.over";

    /** How long before the start users are told to finish what they are doing. */
    static final Duration WARNING = Duration.ofMinutes(15);

    /** The stage of a maintenance window. */
    public enum State {
        TO_COME,
        RUNNING,
        OVER,
        CANCELLED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Convert(converter = ServiceSetConverter.class)
    private Set<Service> services;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    private boolean approximate;

    @Column(name = "announced_from")
    private Instant announcedFrom;

    private String title;

    private String reason;

    private String issuers;

    @Column(name = "cancelled_at")
    private Instant cancelledAt;

    @Version
    private int version;

    protected MaintenanceWindow() {}

    public MaintenanceWindow(MaintenancePlan plan, Instant now) {
        startsAt = later(plan.startsAt(), now);
        take(plan);
    }

    /** Changes it. A running window keeps its start. */
    public void change(MaintenancePlan plan, Instant now) {
        if (now.isBefore(startsAt)) {
            startsAt = later(plan.startsAt(), now);
        }
        take(plan);
    }

    private void take(MaintenancePlan plan) {
        services = plan.services();
        endsAt = plan.endsAt();
        approximate = plan.approximate();
        announcedFrom = plan.announcedFrom();
        title = plan.title();
        reason = plan.reason();
        issuers = plan.issuers();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Ends it if it is running, otherwise cancels it. */
    public void end(Instant now) {
        if (now.isAfter(startsAt)) {
            endsAt = now;
            approximate = false;
        } else {
            cancelledAt = now;
        }
    }

    public long id() {
        return id;
    }

    public int version() {
        return version;
    }

    public MaintenancePlan plan() {
        return new MaintenancePlan(services, startsAt, endsAt, approximate, announcedFrom, title, reason, issuers);
    }

    public State state(Instant now) {
        if (cancelledAt != null) {
            return State.CANCELLED;
        } else if (now.isBefore(startsAt)) {
            return State.TO_COME;
        }
        return now.isBefore(endsAt) ? State.RUNNING : State.OVER;
    }

    /** When it is over, if nobody changes it: its end, or earlier when it was cancelled. */
    public Instant overSince() {
        return cancelledAt == null ? endsAt : cancelledAt;
    }

    /** @param asked a service, or null for pages that belong to none, which close only when all services do */
    boolean closes(Service asked, Instant now) {
        return state(now) == State.RUNNING
                && (asked == null ? services.size() == Service.values().length : services.contains(asked));
    }

    /** Whether it is announced to users now. */
    boolean isAnnounced(Instant now) {
        boolean told = announcedFrom == null || !now.isBefore(announcedFrom);
        return state(now) == State.TO_COME && (told || isImminent(now));
    }

    boolean isImminent(Instant now) {
        return state(now) == State.TO_COME && !now.isBefore(startsAt.minus(WARNING));
    }

    boolean concerns(Service service) {
        return services.contains(service);
    }
}
