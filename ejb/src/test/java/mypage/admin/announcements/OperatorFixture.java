package mypage.admin.announcements;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import mypage.StaffMemberFixture;
import mypage.TestContainer;
import mypage.announcements.AnnouncementService;
import mypage.platform.RequestContext;

/** A member of staff, in a year that no other test uses. */
public abstract class OperatorFixture {

    public static final Duration MINUTE = Duration.ofMinutes(1);

    private static final AtomicLong YEAR = new AtomicLong(2100);
    public final TestContainer container = new TestContainer();

    public final Instant now = Instant.parse(YEAR.getAndIncrement() + "-06-01T00:00:00Z");

    public final AnnouncementService announcements = container.get(AnnouncementService.class);

    public final RequestContext context = member("OPERATE");

    public OperatorFixture() {
        container.clock.set(now);
    }

    /** The context of a new member with this role. */
    public RequestContext member(String role) {
        StaffMemberFixture staff = new StaffMemberFixture(container, "担当");
        container.inTransaction(() -> container
                .entities()
                .createNativeQuery("insert into staff_role (staff_id, role) values (?1, ?2)")
                .setParameter(1, staff.context.staffId())
                .setParameter(2, role)
                .executeUpdate());
        return staff.context;
    }

    /** The audit events: kind, target, service. */
    public List<String> audited() {
        return container.inTransaction(() -> container
                .entities()
                .createNativeQuery("select kind || ' ' || coalesce(target_id::text, service) from audit_event"
                        + " where staff_id = ?1 order by id")
                .setParameter(1, context.staffId())
                .getResultList()
                .stream()
                .map(String.class::cast)
                .toList());
    }
}
