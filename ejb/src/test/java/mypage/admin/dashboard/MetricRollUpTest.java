package mypage.admin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.Stream;
import mypage.admin.audit.AuditKinds;
import org.junit.jupiter.api.Test;

class MetricRollUpTest extends MetricFixture {

    private static final String ALL = """
            select coalesce(string_agg(to_char(hour at time zone 'Asia/Tokyo',
                'DD HH24') || ' ' || service || ' ' || name || ' ' || count, ', '
                order by hour, service, name), '') from figure_hour""";
    private static final String MAILS = """
            select string_agg(concat_ws(' ', to_char(starts_at at time zone 'Asia/Tokyo', 'DD HH24'), sent, given_up,
                p50_ms, p95_ms), ', '
                order by starts_at) from mail_delay where scale = ?1""";

    @Test
    void countsEachKindAndServicePerHour() {
        events(2, "SIGNED_IN", NOW);
        events(1, "SIGNED_IN", "EMPLOYER", "192.0.2.1", NOW);
        events(3, "OTP_WRONG", ago("PT20M"));
        events(4, "OTP_WRONG", ago("PT20M0.000001S"));
        events(5, "MAIL_RETRIED", NOW);
        rollUp();
        assertEquals(
                "11 08 SEEKER OTP_WRONG 4, 11 09 EMPLOYER SIGNED_IN_BEFORE_LAUNCH 1, 11 09 SEEKER OTP_WRONG 3,"
                        + " 11 09 SEEKER SIGNED_IN_BEFORE_LAUNCH 2",
                text(ALL));
    }

    @Test
    void isIdempotent() {
        events(2, "OTP_ISSUED", NOW);
        mail("SENT", Duration.ofSeconds(2), NOW);
        rollUp();
        String before = text(ALL) + text(MAILS, "HOUR") + text("select string_agg(xmin::text, ',') from figure_hour");
        rollUp();
        assertEquals(
                before, text(ALL) + text(MAILS, "HOUR") + text("select string_agg(xmin::text, ',') from figure_hour"));
    }

    @Test
    void countsEventsCommittedMoreThanAnHourLate() {
        rollUp();
        events(1, "OTP_ISSUED", NOW);
        container.clock.pass(Duration.ofMinutes(99));
        rollUp();
        events(2, "OTP_ISSUED", NOW);
        rollUp();
        assertEquals("11 09 SEEKER OTP_ISSUED 3", text(ALL));
    }

    @Test
    void catchesUpADayAtATimeAfterAPause() {
        events(1, "OTP_ISSUED", NOW);
        rollUp();
        events(2, "OTP_ISSUED", NOW.plus(Duration.ofHours(30)));
        events(3, "OTP_ISSUED", NOW.plus(Duration.ofHours(50)));
        container.clock.pass(Duration.ofHours(51));
        assertEquals(3, rollUp());
        assertEquals("11 09 SEEKER OTP_ISSUED 1, 12 15 SEEKER OTP_ISSUED 2, 13 11 SEEKER OTP_ISSUED 3", text(ALL));
        assertEquals(53, number("select count(*) from mail_delay where scale = 'HOUR'"));
        assertEquals(3, number("select count(*) from mail_delay where scale = 'DAY'"));
    }

    @Test
    void finishesWithTheSmallestBatch() {
        events(1, "OTP_ISSUED", ago("PT2H"));
        assertTrue(rollUp.rollUpNext(MetricRollUpTransactions.LEAST_HOURS));
        assertFalse(rollUp.rollUpNext(MetricRollUpTransactions.LEAST_HOURS));
        assertEquals("11 07 SEEKER OTP_ISSUED 1", text(ALL));
    }

    @Test
    void startsWithTheFirstEventThatIsNotDueForDeletion() {
        events(1, "OTP_ISSUED", ago("PT72H"));
        rollUp();
        assertEquals("08 09 SEEKER OTP_ISSUED 1", text(ALL));

        update("delete from mail_delay");
        events(1, "OTP_ISSUED", ago("PT9700H"));
        rollUp();
        assertEquals("08 09 SEEKER OTP_ISSUED 1", text(ALL));
    }

    @Test
    void countsSignInsBeforeTheRolloutSeparately() {
        update("update otp_policy set required_from = ?1 where service = 'SEEKER'", ago("PT5M"));
        try {
            events(2, "SIGNED_IN", ago("PT6M"));
            events(3, "SIGNED_IN", ago("PT5M"));
            rollUp();
        } finally {
            update("update otp_policy set required_from = '2025-01-06T08:30:00+09:00'");
        }
        assertEquals("11 09 SEEKER SIGNED_IN 3, 11 09 SEEKER SIGNED_IN_BEFORE_LAUNCH 2", text(ALL));
    }

    @Test
    void countsSignInsOnceWhenTheRolloutDateIsMoved() {
        events(2, "SIGNED_IN", NOW);
        events(1, "OTP_ISSUED", NOW);
        rollUp();
        update("update otp_policy set required_from = ?1 where service = 'SEEKER'", ago("PT5M"));
        try {
            rollUp();
        } finally {
            update("update otp_policy set required_from = '2025-01-06T08:30:00+09:00'");
        }
        assertEquals("11 09 SEEKER OTP_ISSUED 1, 11 09 SEEKER SIGNED_IN 2", text(ALL));
    }

    @Test
    void measuresMailsPerHourAndPerJapaneseDay() {
        Stream.of(1, 2, 3, 4, 5).forEach(seconds -> mail("SENT", Duration.ofSeconds(seconds), NOW));
        mail("SENT", Duration.ofSeconds(60), ago("PT1H"));
        mail("EXPIRED", Duration.ofMinutes(30), NOW);
        mail("FAILED", Duration.ofSeconds(1), NOW);
        mail("REPLACED", Duration.ofMinutes(30), NOW);
        // 23:59 and 0:00 in Japan.
        mail("SENT", Duration.ofSeconds(9), ago("PT9H20M0.000001S"));
        mail("SENT", Duration.ofSeconds(7), ago("PT9H20M"));
        events(1, "OTP_ISSUED", ago("PT10H"));
        rollUp();
        assertTrue(text(MAILS, "HOUR").endsWith("11 08 1 0 60000 60000, 11 09 5 2 3000 4800"), text(MAILS, "HOUR"));
        assertEquals("10 00 1 0 9000 9000, 11 00 7 2 4000 44100", text(MAILS, "DAY"));
    }

    /** They yield to all others by design. */
    @Test
    void bulkMailsCountNeitherAsSentNorAsGivenUp() {
        mail("SENT", Duration.ofHours(3), NOW);
        mail("FAILED", Duration.ofHours(3), NOW);
        update("update outbox_message set bulk = true");
        mail("SENT", Duration.ofSeconds(2), NOW);
        rollUp();
        assertTrue(text(MAILS, "HOUR").endsWith("11 09 1 0 2000 2000"), text(MAILS, "HOUR"));
        assertTrue(text(MAILS, "DAY").endsWith("11 00 1 0 2000 2000"), text(MAILS, "DAY"));
    }

    @Test
    void namesExistingKindsOnly() {
        Stream.of(MetricCounter.values())
                .filter(counter -> counter != MetricCounter.SIGNED_IN_BEFORE_LAUNCH)
                .forEach(counter -> assertTrue(AuditKinds.find(counter.name()).isPresent(), counter::name));
    }

    @Test
    void theTimerRollsUpUntilNothingIsLeft() {
        events(1, "OTP_ISSUED", ago("PT72H"));
        container.get(MetricTimer.class).rollUp();
        assertEquals(75, number("select count(*) from mail_delay where scale = 'HOUR'") + 1);
    }
}
