package mypage.operations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import mypage.account.Service;

/** A time in which one service, or every service, is closed to users (requirements 61 and 62). */
@Entity
@Table(name = "maintenance_window")
@NamedQuery(
        name = MaintenanceWindow.NOT_OVER,
        query = "select w from MaintenanceWindow w where w.endsAt > :now order by w.endsAt desc")
public class MaintenanceWindow {

    static final String NOT_OVER = "MaintenanceWindow.notOver";

    @Id
    private long id;

    @Enumerated(EnumType.STRING)
    private Service service;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    protected MaintenanceWindow() {}

    /** @param service the service that is closed, null for all */
    MaintenanceWindow(Service service, Instant startsAt, Instant endsAt) {
        this.service = service;
        this.startsAt = startsAt;
        this.endsAt = endsAt;
    }

    public Instant startsAt() {
        return startsAt;
    }

    public Instant endsAt() {
        return endsAt;
    }

    /** @param asked a service, or null for pages that belong to none: they close only with all services */
    boolean closes(Service asked, Instant now) {
        return (service == null || service == asked) && !now.isBefore(startsAt) && now.isBefore(endsAt);
    }
}
