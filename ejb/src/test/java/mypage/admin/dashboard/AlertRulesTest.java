package mypage.admin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import mypage.account.Service;
import org.junit.jupiter.api.Test;

class AlertRulesTest extends AlertRulesFixture {

    @Test
    void alertsOfAWaveOfMailsThatComeBack() {
        bounced = new SystemState.Bounced(19, 19);
        assertEquals(List.of(), found());
        bounced = new SystemState.Bounced(20, 401);
        assertEquals(List.of(), found());
        bounced = new SystemState.Bounced(20, 400);
        assertEquals(List.of(new Alert.Bounces(20, 0.05)), found());
        bounced = new SystemState.Bounced(20, 0);
        assertEquals(List.of(new Alert.Bounces(20, 1)), found());
    }

    @Test
    void codesThatAreTurnedOffComeFirst() {
        var off = new Alert.OtpOff(Service.SEEKER, NOW, NOW.plusSeconds(60));
        otpOff = List.of(off);
        audit = new SystemState.Audit(true, Optional.empty(), Optional.empty());
        queue = waits(Duration.ofHours(1));
        assertEquals(off, found().get(0));
        assertTrue(off.isUrgent());
    }

    @Test
    void alertsOfActsThatWait() {
        team = team(2, Optional.empty());
        assertEquals(List.of(new Alert.ActsWait(2, Optional.empty(), Optional.empty())), found());
        assertFalse(found().get(0).isUrgent());
        assertTrue(new Alert.ActsWait(1, Optional.of(NOW), Optional.of(NOW)).isUrgent());
    }

    @Test
    void alertsOfTheCommandForAWeek() {
        team = team(0, Optional.of(NOW.minus(Duration.ofDays(7))));
        assertEquals(List.of(), found());
        team = team(0, Optional.of(NOW.minus(Duration.ofDays(7)).plusSeconds(1)));
        assertEquals(List.of(new Alert.CommandUsed(NOW.minus(Duration.ofDays(7)).plusSeconds(1))), found());
    }

    @Test
    void raisesNothingForAHealthySystem() {
        assertEquals(List.of(), found());
    }

    @Test
    void alertsOfMailsThatNoWorkerSends() {
        queue = waits(Duration.ofSeconds(119));
        assertEquals(List.of(), found());
        queue = waits(Duration.ofSeconds(120));
        assertEquals(List.of(new Alert.MailWaits(Duration.ofMinutes(2), 3)), found());
    }

    private static SystemState.Queue waits(Duration overdue) {
        return new SystemState.Queue(Optional.of(NOW.minus(overdue)), 3, 0);
    }

    @Test
    void alertsOfRequestsForMailsThatNoWorkerAnswers() {
        mailRequests = new SystemState.MailRequests(Optional.of(NOW.minusSeconds(119)), 5000);
        assertEquals(List.of(), found());
        mailRequests = new SystemState.MailRequests(Optional.of(NOW.minusSeconds(120)), 3);
        assertEquals(List.of(new Alert.MailRequestsWait(Duration.ofMinutes(2), 3)), found());
    }

    @Test
    void alertsOfFailingMailsUnlessTheyAreFew() {
        queue = new SystemState.Queue(Optional.of(NOW.plusSeconds(9)), 50, 19);
        assertEquals(List.of(), found());
        queue = new SystemState.Queue(Optional.of(NOW.plusSeconds(9)), 50, 20);
        assertEquals(List.of(new Alert.MailFails(20)), found());
    }

    @Test
    void alertsOfMailsGivenUpAboveAMinimumAndATenthOfAll() {
        refused = new SystemState.Refused(19, 19);
        assertEquals(List.of(), found());
        refused = new SystemState.Refused(20, 201);
        assertEquals(List.of(), found());
        refused = new SystemState.Refused(20, 200);
        assertEquals(List.of(new Alert.MailRefused(20, 0.1)), found());
    }

    @Test
    void alertsOfLateMailsUnlessTheyAreFew() {
        delivered = delivered(20, Duration.ofSeconds(60));
        assertEquals(List.of(), found());
        delivered = delivered(19, Duration.ofSeconds(61));
        assertEquals(List.of(), found());
        delivered = delivered(20, Duration.ofSeconds(61));
        assertEquals(List.of(new Alert.MailSlow(Duration.ofSeconds(61))), found());
    }

    private static MailDelay delivered(long sent, Duration p95) {
        return new MailDelay(sent, 0, Optional.of(Duration.ofSeconds(1)), Optional.of(p95));
    }

    @Test
    void alertsOfFailedSignInsAboveAHundredAndThreeTimesTheUsual() {
        failedSignIns = List.of(attempts("192.0.2.1", 99));
        assertEquals(List.of(), found());
        failedSignIns = List.of(attempts("192.0.2.1", 60), attempts("192.0.2.2", 60));
        usual = 160;
        assertEquals(List.of(), found());
        usual = 159;
        assertEquals(List.of(new Alert.FailedSignIns(120, 40, failedSignIns)), found());
    }

    private static NetworkFailures attempts(String address, long attempts) {
        return new NetworkFailures(address, address, attempts);
    }

    @Test
    void namesTheFiveNetworksWithTheMostFailures() {
        failedSignIns = LongStream.rangeClosed(1, 7)
                .mapToObj(n -> attempts("192.0.2." + n, 100 + n))
                .toList();
        var failedSignIns = (Alert.FailedSignIns) found().get(0);
        assertEquals(
                IntStream.of(7, 6, 5, 4, 3).mapToObj(n -> "192.0.2." + n).toList(),
                failedSignIns.networks().stream().map(NetworkFailures::network).toList());
    }

    @Test
    void alertsOfMaintenanceThatRunsOrStartsWithinADay() {
        maintenance = List.of(
                window(ALL, -1, 1),
                window("SEEKER,EMPLOYER", 0, 1),
                window("EMPLOYER", 86_399, 90_000),
                window(ALL, 86_400, 90_000));
        var stopped = found().stream().map(Alert.Maintenance.class::cast).toList();
        assertEquals(
                List.of(Set.of(Service.values()), Set.of(Service.SEEKER, Service.EMPLOYER), Set.of(Service.EMPLOYER)),
                stopped.stream().map(Alert.Maintenance::services).toList());
        assertEquals(
                List.of(true, true, false),
                stopped.stream().map(Alert.Maintenance::running).toList());
    }

    private static SystemState.Window window(String service, long from, long to) {
        return new SystemState.Window(service, NOW.plusSeconds(from), NOW.plusSeconds(to), true);
    }

    @Test
    void alertsOfPendingRequests() {
        requests = new Alert.Requests(1, 0, 0);
        assertEquals(List.of(requests), found());
        requests = new Alert.Requests(0, 1, 0);
        assertEquals(List.of(requests), found());
        requests = new Alert.Requests(0, 0, 1);
        assertEquals(List.of(requests), found());
    }

    @Test
    void alertsOfMetricsThatAreNotRolledUp() {
        metricsUntil = Optional.of(NOW.minus(Duration.ofMinutes(64)));
        assertEquals(List.of(), found());
        metricsUntil = Optional.of(NOW.minus(Duration.ofMinutes(65)));
        assertEquals(List.of(new Alert.MetricsOld(metricsUntil)), found());
        metricsUntil = Optional.empty();
        assertEquals(List.of(new Alert.MetricsOld(metricsUntil)), found());
    }

    @Test
    void alertsOfABrokenAuditTrailWheneverThatWasFound() {
        audit = new SystemState.Audit(true, daysAgo(3), daysAgo(30));
        assertEquals(List.of(new Alert.AuditBroken()), found());
    }

    @Test
    void alertsOfAnAuditTrailUncheckedForMoreThanADay() {
        audit = new SystemState.Audit(false, hoursAgo(25), daysAgo(30));
        assertEquals(List.of(), found());
        audit = new SystemState.Audit(false, Optional.of(NOW.minusSeconds(25 * 3600 + 1)), daysAgo(30));
        assertEquals(List.of(new Alert.AuditUnchecked(audit.soundAt())), found());
    }

    @Test
    void expectsNoCheckOfANewAuditTrail() {
        audit = new SystemState.Audit(false, Optional.empty(), hoursAgo(25));
        assertEquals(List.of(), found());
        audit = new SystemState.Audit(false, Optional.empty(), hoursAgo(26));
        assertEquals(List.of(new Alert.AuditUnchecked(Optional.empty())), found());
    }

    private static Optional<Instant> daysAgo(int days) {
        return hoursAgo(24 * days);
    }

    private static Optional<Instant> hoursAgo(int hours) {
        return Optional.of(NOW.minus(Duration.ofHours(hours)));
    }

    @Test
    void putsUrgentAlertsFirst() {
        requests = new Alert.Requests(1, 0, 0);
        maintenance = List.of(window(ALL, 1, 2), window(ALL, -1, 3));
        metricsUntil = Optional.empty();
        List<Alert> found = found();
        assertEquals(4, found.size());
        assertTrue(found.get(0).isUrgent() && found.get(1).isUrgent());
        assertFalse(found.get(2).isUrgent() || found.get(3).isUrgent());
    }
}
