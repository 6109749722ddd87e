package mypage.announcements;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import mypage.account.Service;
import mypage.platform.Language;
import mypage.platform.ReadByPages;

/**
 * A time in which services are closed to users (requirements 61 and 62). Life: to come, when it can be changed or
 * cancelled; running, when its end can be moved or made now; over. Kept as a record.
 */
@Entity
@ReadByPages
@Table(name = "maintenance_window")
@NamedQuery(
        name = MaintenanceWindow.IN_FORCE,
        query = """
                select w from MaintenanceWindow w where w.endsAt > :now and w.cancelledAt is null
                order by w.endsAt desc, w.id""",
        hints = {
            @QueryHint(name = "eclipselink.batch", value = "w.reasons"),
            @QueryHint(name = "eclipselink.read-only", value = "true")
        })
@NamedQuery(
        name = MaintenanceWindow.NOT_OVER,
        query = """
                select w from MaintenanceWindow w where w.endsAt > :now and w.cancelledAt is null
                order by w.startsAt, w.id""",
        hints = {
            @QueryHint(name = "eclipselink.batch", value = "w.reasons"),
            @QueryHint(name = "eclipselink.read-only", value = "true")
        })
@NamedQuery(
        name = MaintenanceWindow.OVER,
        query = """
                select w from MaintenanceWindow w where coalesce(w.cancelledAt, w.endsAt) <= :since
                and (coalesce(w.cancelledAt, w.endsAt) < :since or w.id < :id)
                order by coalesce(w.cancelledAt, w.endsAt) desc, w.id desc""",
        hints = {
            @QueryHint(name = "eclipselink.batch", value = "w.reasons"),
            @QueryHint(name = "eclipselink.read-only", value = "true")
        })
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

    /** In languages other than Japanese. */
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "maintenance_reason", joinColumns = @JoinColumn(name = "window_id"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    @Column(name = "reason")
    private Map<Language, String> reasons = new HashMap<>();

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

    /** What was translated says nothing of another reason. */
    private void take(MaintenancePlan plan) {
        if (!Objects.equals(reason, plan.reason())) {
            reasons.clear();
        }
        services = plan.services();
        endsAt = plan.endsAt();
        approximate = plan.approximate();
        announcedFrom = plan.announcedFrom();
        title = plan.title();
        reason = plan.reason();
        issuers = plan.issuers();
    }

    /** @param translated the reason in all languages other than Japanese that have it */
    public void translate(Map<Language, String> translated) {
        reasons.keySet().retainAll(translated.keySet());
        reasons.putAll(translated);
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

    /** Why services close, in one language. */
    public record Reason(Language language, String text) {}

    /** In this language, or in Japanese if it was not translated; null for none. */
    public Reason reason(Language language) {
        String translated = reasons.get(language);
        if (translated != null) {
            return new Reason(language, translated);
        }
        return reason == null ? null : new Reason(Language.JA, reason);
    }

    /** In all languages other than Japanese that have it. */
    public Map<Language, String> translations() {
        return Map.copyOf(reasons);
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
