package mypage.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import mypage.admin.dashboard.MetricRollUpTransactions;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Simultaneous roll-ups of metrics, as by several nodes. */
@ArquillianTest
class MetricRollUpIT {

    private static final int DAYS = 3;

    private static final String HOURS_AGO = "date_trunc('hour', now()) - interval '%d hours'";

    @Inject
    MetricRollUpTransactions rollUp;

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    @Test
    @Tag("C19")
    void simultaneousRollUpsCountEachEventOnce() throws Exception {
        Rows rows = new Rows(dataSource);
        rows.update("delete from mail_delay");
        rows.update("delete from figure_hour where name = 'OTP_WITHHELD'");
        rows.update("""
                insert into audit_event (id, occurred_at, kind, outcome, service, client_address)
                select nextval('id_seq'), date_trunc('hour', now()) - h * interval '1 hour', 'OTP_WITHHELD', 'FAILURE',
                    'JOB_INFORMATION', '192.0.2.77'
                from generate_series(1, 24 * %d) h, generate_series(1, 50)""".formatted(DAYS));

        List<Integer> batches = Race.of(4, () -> {
            int successful = 0;
            for (int i = 0; i < 20; i++) {
                successful += rollUp.rollUpNext(24) ? 1 : 0;
            }
            return successful;
        });

        assertTrue(batches.stream().mapToInt(Integer::intValue).sum() >= DAYS, batches::toString);
        assertEquals(24 * DAYS, rows.number("""
                        select count(*) from figure_hour
                        where name = 'OTP_WITHHELD' and service = 'JOB_INFORMATION' and count = 50
                            and hour >= """ + HOURS_AGO.formatted(24 * DAYS)));
        assertEquals(
                24 * DAYS + 1,
                rows.number("select count(*) from mail_delay where scale = 'HOUR' and starts_at >= "
                        + HOURS_AGO.formatted(24 * DAYS)));
    }
}
