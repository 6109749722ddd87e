package mypage.admin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.platform.Risk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is measured, but for mails ({@link MailAlertsTest}). {@link AlertRulesTest} tests when it raises an alert. */
class AlertServiceTest extends AlertFixture {

    @Test
    void countsActsThatWaitForASecondMember() {
        act("WAITING", null);
        act("DONE", null);
        assertEquals(List.of(new Alert.ActsWait(1, Optional.empty(), Optional.empty())), found());
        act("WAITING", NOW.plusSeconds(60));
        assertEquals(List.of(new Alert.ActsWait(2, Optional.of(NOW.plusSeconds(60)), Optional.of(NOW))), found());
        update("update pending_act set expires_at = ?1", NOW);
        assertEquals(List.of(), found());
    }

    @Test
    void tellsTheOnlyAdministratorThatThereHasToBeAnother() {
        update(
                "update staff set disabled_at = ?1 where id = (select max(id) from staff where name = 'administrator')",
                NOW);
        assertEquals(List.of(new Alert.OnlyAdministrator()), found());
        administrator();
        assertEquals(List.of(), found());
    }

    private void act(String state, Instant due) {
        update("""
                with asker as (insert into staff (id, email, name, created_at)
                    values (nextval('id_seq'), nextval('id_seq') || '@example.jp', '担当', now()) returning id)
                insert into pending_act (id, kind, subject, details, asked_by, asked_at, due_at, expires_at, state)
                select nextval('id_seq'), 'ENROL_ANEW', nextval('id_seq'), '', id, ?4,
                    cast(?1 as timestamptz), ?2, ?3 from asker""", due, NOW.plusSeconds(3600), state, NOW);
    }

    @Test
    void findsNothingInAnEmptyDatabase() {
        assertEquals(List.of(), found());
    }

    @Test
    @Tag("C22")
    void warnsOfConnectionsThatCrossANetworkInTheClear() {
        TestContainer far = new TestContainer(
                "mypage.smtp.host=relay.example.jp", "mypage.db.url=jdbc:postgresql://db.example.jp/mypage");
        far.clock.set(NOW);
        assertEquals(
                List.of(new Alert.RiskTaken(Risk.PLAIN_MAIL), new Alert.RiskTaken(Risk.PLAIN_DATABASE)),
                alerts(far.get(AlertService.class)));
    }

    @Test
    @Tag("C23")
    void tellsThatTheNodesOwnTheTables() {
        assertEquals(List.of(new Alert.RiskTaken(Risk.TABLE_OWNER)), container.asOwner(this::found));
    }

    @Test
    void comparesFailedSignInsOfANetworkWithTheLastSevenDays() {
        events(80, "PASSWORD_REFUSED", "SEEKER", "2001:db8:0:0:0:0:0:1", NOW);
        events(50, "PASSWORD_DELAYED", "SEEKER", "2001:db8:0:0:1:0:0:2", NOW);
        events(20, "PASSWORD_REFUSED", "SEEKER", "192.0.2.1", ago("PT15M"));
        events(99, "PASSWORD_REFUSED", "SEEKER", "192.0.2.1", ago("PT16M"));
        events(99, "OTP_WRONG", "SEEKER", "192.0.2.1", NOW);
        events(168, "PASSWORD_REFUSED", ago("PT168H"));
        events(999, "PASSWORD_REFUSED", ago("PT192H"));
        update("delete from mail_delay");
        rollUp();
        checked(ago("PT6H"), ago("PT6H"), "");
        assertEquals(
                List.of(new Alert.FailedSignIns(
                        150,
                        6,
                        List.of(
                                new NetworkFailures("2001:db8:0:0:0:0:0:0/64", "2001:db8:0:0:0:0:0:1", 130),
                                new NetworkFailures("192.0.2.1", "192.0.2.1", 20)))),
                found());
    }

    @Test
    void judgesTheAuditTrailByTheNewestFinishedCheck() {
        events(1, "SIGNED_IN", ago("PT25H1M"));
        assertEquals(List.of(new Alert.AuditUnchecked(Optional.empty())), found());
        checked(ago("PT26H"), ago("PT25H2M"), "");
        checked(ago("PT5H"), null, "");
        assertEquals(List.of(new Alert.AuditUnchecked(Optional.of(ago("PT25H2M")))), found());
        checked(ago("PT4H"), ago("PT3H"), "seal 7 is missing");
        checked(ago("PT2H"), null, "");
        assertEquals(List.of(new Alert.AuditBroken()), found());
        checked(ago("PT1H"), ago("PT1H"), "");
        assertEquals(List.of(), found());
    }

    private void checked(Instant from, Instant until, String defect) {
        update("""
                insert into audit_check (id, started_at, finished_at, defect)
                values (nextval('id_seq'), ?1, cast(nullif(?2, '') as timestamptz), nullif(?3,
                    ''))""", from, until == null ? "" : until.toString(), defect);
    }

    @Test
    void findsMaintenanceThatIsNotOver() {
        window(1, "EMPLOYER", ago("PT2H"), NOW);
        window(2, "SEEKER", ago("PT1H"), NOW.plusSeconds(1));
        window(3, "SEEKER,EMPLOYER,JOB_INFORMATION", NOW.plusSeconds(1), NOW.plusSeconds(9));
        update("update maintenance_window set approximate = false where id = 3");
        assertEquals(
                List.of(
                        new Alert.Maintenance(Set.of(Service.SEEKER), ago("PT1H"), NOW.plusSeconds(1), true, true),
                        new Alert.Maintenance(
                                Set.of(Service.values()), NOW.plusSeconds(1), NOW.plusSeconds(9), false, false)),
                found());
    }

    private void window(int id, String services, Instant from, Instant to) {
        update(
                "insert into maintenance_window (id, services, starts_at, ends_at) values (?1, ?2, ?3, ?4)",
                id,
                services,
                from,
                to);
    }

    @Test
    void countsRequestsByNextStep() {
        request("RECEIVED", false);
        request("IN_REVIEW", false);
        request("IN_REVIEW", false);
        request("WITHDRAWN", true);
        assertEquals(List.of(new Alert.Requests(1, 2, 0)), found());
    }

    @Test
    void countsApprovedRequestsWhoseOldAddressWasNotNotifiedInTime() {
        approved(NOW, "SENT");
        approved(NOW.plusSeconds(1), "FAILED");
        assertEquals(List.of(), found());
        approved(NOW, "FAILED");
        assertEquals(List.of(new Alert.Requests(0, 0, 1)), found());
    }

    private void approved(Instant waitUntil, String mail) {
        request("IN_REVIEW", false);
        mail(mail, Duration.ofSeconds(1), NOW);
        update("""
                update outbox_message set topic = 'office:approved:' || (select id from address_request
                    where state = 'IN_REVIEW')
                where topic = 'figures'""");
        update("""
                update address_request set state = 'APPROVED', decided_by = 2, wait_until = ?1
                where state = 'IN_REVIEW'""", waitUntil);
    }

    private void request(String state, boolean isOver) {
        long account = new TestAccount(container).id;
        update("""
                insert into address_request (id, account_id, old_email, new_email, evidence, state, opened_by,
                    opened_at, finished_at)
                values (nextval('id_seq'), ?1, 'a@example.jp', 'b@example.jp', 'FACE_TO_FACE', ?2, 1, ?3,
                    case when ?4 then cast(?3 as timestamptz) end)""", account, state, NOW, isOver);
    }
}
