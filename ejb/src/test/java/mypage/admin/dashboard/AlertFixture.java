package mypage.admin.dashboard;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database in which nothing needs attention. */
abstract class AlertFixture extends MetricFixture {

    final AlertService attention = container.get(AlertService.class);

    final List<Alert> found() {
        return alerts(attention);
    }

    static List<Alert> alerts(AlertService service) {
        return service.attention().stream().map(Attention::alert).toList();
    }

    @BeforeEach
    void rollUpMetrics() {
        tidy();
        update("update staff set disabled_at = ?1 where disabled_at is null", NOW);
        administrator();
        administrator();
        rollUp();
    }

    /** Who has chosen both factors. */
    final void administrator() {
        update("""
                with m as (
                    insert into staff (id, email, name, created_at, password_hash, totp_secret)
                    values (nextval('id_seq'), cast(gen_random_uuid() as text), 'administrator', now(), 'x', 'x')
                    returning id)
                insert into staff_role (staff_id, role) select id, 'MANAGE' from m""");
    }

    @AfterEach
    void tidy() {
        update("update address_request set state = 'WITHDRAWN', finished_at = ?1 where finished_at is null", NOW);
        update("delete from maintenance_window");
        update("delete from outbox_message");
        update("delete from alarm");
        update("delete from throttle");
        update("delete from audit_check");
        update("delete from mail_request");
        update("delete from staff where name = 'administrator'");
        update("update pending_act set state = 'WITHDRAWN' where state = 'WAITING'");
    }
}
