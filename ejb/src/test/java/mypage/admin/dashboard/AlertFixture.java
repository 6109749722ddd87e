package mypage.admin.dashboard;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database in which nothing needs attention. */
abstract class AlertFixture extends MetricFixture {

    final AlertService attention = container.get(AlertService.class);

    @BeforeEach
    void rollUpMetrics() {
        tidy();
        rollUp();
    }

    @AfterEach
    void tidy() {
        update("update address_request set state = 'WITHDRAWN', finished_at = ?1 where finished_at is null", NOW);
        update("delete from maintenance_window");
        update("delete from outbox_message");
        update("delete from audit_check");
        update("delete from mail_request");
        update("update pending_act set state = 'WITHDRAWN' where state = 'WAITING'");
    }
}
