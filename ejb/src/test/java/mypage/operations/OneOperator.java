package mypage.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import mypage.Wired;
import mypage.audit.Client;

/** A member of staff, in a year that no other test lives in. */
abstract class OneOperator {

    static final Duration MINUTE = Duration.ofMinutes(1);

    private static final AtomicLong YEAR = new AtomicLong(2100);
    private static final AtomicLong STAFF = new AtomicLong(7000);

    final Wired wired = new Wired();

    final Instant now = Instant.parse(YEAR.getAndIncrement() + "-06-01T00:00:00Z");

    final BulletinService bulletin = wired.get(BulletinService.class);

    final Client client = new Client("192.0.2.1", "test", "").actingAs(STAFF.getAndIncrement());

    OneOperator() {
        wired.clock.set(now);
    }

    /** As kind, what it was about, service. */
    List<String> audited() {
        return wired.inTransaction(
                () -> wired.entities().createNativeQuery("""
                                select kind || ' ' || coalesce(target_id::text, service) from audit_event
                                where staff_id = ?1 order by id""").setParameter(1, client.staffId()).getResultList().stream()
                        .map(String.class::cast)
                        .toList());
    }
}
