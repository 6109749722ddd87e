package mypage.admin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured of mails. {@link AlertRulesTest} tests when it raises an alert. */
class MailAlertsTest extends AlertFixture {

    @Test
    void findsTheMailThatHasBeenDueLongest() {
        queued(ago("PT3M"), "");
        queued(ago("PT5M"), "");
        mail("SENT", Duration.ofSeconds(1), ago("PT10M"));
        assertEquals(List.of(new Alert.MailWaits(Duration.ofMinutes(5), 2)), found());
    }

    @Test
    void findsTheRequestForAMailThatHasWaitedLongest() {
        for (String made : List.of("PT3M", "PT4M")) {
            update("""
                    insert into mail_request (kind, service, email, network, client_address, request_id, user_agent,
                        language, requested_at, due_at, expires_at)
                    values ('PASSWORD_LINK', 'SEEKER', 'x', 'n', '', '', '', 'JA', ?1, ?1, ?1)""", ago(made));
        }
        assertEquals(List.of(new Alert.MailRequestsWait(Duration.ofMinutes(4), 2)), found());
    }

    @Test
    void ignoresBulkMailsThatWait() {
        queued(ago("PT5M"), "");
        for (int i = 0; i < 20; i++) {
            mail("SENT", Duration.ofMinutes(5), NOW);
        }
        update("update outbox_message set bulk = true");
        assertEquals(List.of(), found());
        queued(ago("PT2M"), "");
        assertEquals(List.of(new Alert.MailWaits(Duration.ofMinutes(2), 1)), found());
    }

    @Test
    void findsBulkMailsThatFail() {
        for (int i = 0; i < 20; i++) {
            queued(NOW.plusSeconds(30), "refused");
        }
        update("update outbox_message set bulk = true");
        assertEquals(List.of(new Alert.MailFails(20)), found());
    }

    @Test
    void countsFailedMails() {
        for (int i = 0; i < 20; i++) {
            queued(NOW.plusSeconds(30), "refused");
        }
        queued(NOW, "");
        assertEquals(List.of(new Alert.MailFails(20)), found());
    }

    @Test
    void countsMailsGivenUpAmongTheFinished() {
        for (int i = 0; i < 20; i++) {
            mail("FAILED", Duration.ofSeconds(1), NOW);
            mail("FAILED", Duration.ofSeconds(1), ago("PT16M"));
            mail("SENT", Duration.ofSeconds(1), NOW);
            mail("EXPIRED", Duration.ofMinutes(30), NOW);
            mail("EXPIRED", Duration.ofMinutes(30), NOW);
            mail("REPLACED", Duration.ofSeconds(1), NOW);
        }
        assertEquals(List.of(new Alert.MailRefused(20, 0.25)), found());
    }

    @Test
    void measuresTheMailsOfTheLastFifteenMinutes() {
        for (int i = 0; i < 20; i++) {
            mail("SENT", Duration.ofSeconds(90), NOW);
            mail("SENT", Duration.ofSeconds(900), ago("PT16M"));
        }
        assertEquals(List.of(new Alert.MailSlow(Duration.ofSeconds(90))), found());
    }

    @Test
    void countsMailsOfTheLastHourThatCameBack() {
        for (int i = 0; i < 20; i++) {
            mail("SENT", Duration.ofMinutes(30), NOW);
            mail("SENT", Duration.ofMinutes(30), ago("PT59M"));
        }
        update("""
                update outbox_message set bounce = 'FAILED', bounced_at = finished_at
                where finished_at = ?1""", NOW);
        update("update outbox_message set queued_at = finished_at");
        assertEquals(List.of(new Alert.Bounces(20, 0.5)), found());
        update("update outbox_message set bounce = 'DELAYED' where finished_at = ?1", NOW);
        assertEquals(List.of(), found());
    }
}
