package mypage.web.admin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.admin.dashboard.Alarm;
import mypage.admin.dashboard.AlarmKind;
import mypage.admin.dashboard.Alert;
import mypage.admin.dashboard.NetworkFailures;
import mypage.platform.Risk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertTextsTest {

    private static final Instant FROM = Instant.parse("2024-12-27T10:00:00Z");
    private static final Instant TO = Instant.parse("2024-12-28T23:30:00Z");

    static Stream<Alert> all() {
        return Stream.of(
                new Alert.MailWaits(Duration.ofMinutes(3), 2),
                new Alert.MailRequestsWait(Duration.ofMinutes(3), 2),
                new Alert.MailFails(20),
                new Alert.MailRefused(20, 0.1),
                new Alert.Bounces(20, 0.05),
                raised(AlarmKind.OBJECTION),
                raised(AlarmKind.ADDRESS_RESTORED),
                raised(AlarmKind.NOT_ME),
                raised(AlarmKind.STAFF_CODE),
                raised(AlarmKind.LAUNCH_MOVED),
                new Alert.MailSlow(Duration.ofSeconds(90)),
                failedSignIns(),
                new Alert.Maintenance(Set.of(Service.SEEKER), FROM, TO, true, true),
                new Alert.Maintenance(Set.of(Service.SEEKER), FROM, TO, false, false),
                new Alert.Requests(1, 2, 3),
                new Alert.MetricsOld(Optional.of(FROM)),
                new Alert.MetricsOld(Optional.empty()),
                new Alert.RiskTaken(Risk.PLAIN_MAIL),
                new Alert.RiskTaken(Risk.PLAIN_DATABASE),
                new Alert.RiskTaken(Risk.TABLE_OWNER),
                new Alert.RiskTaken(Risk.NO_PRIVACY_POLICY),
                new Alert.AuditBroken(),
                new Alert.AuditUnchecked(Optional.of(FROM)),
                new Alert.AuditUnchecked(Optional.empty()));
    }

    private static Alert raised(AlarmKind kind) {
        return new Alert.Raised(
                new Alarm(1, kind, Optional.of(Service.SEEKER), 7, 2, FROM, TO, Optional.empty(), Optional.empty()));
    }

    @Test
    void leadFromAnEventToWhereItIsHandled() {
        assertEquals(List.of("account?of=7", "requests?state=OBJECTED"), addresses(raised(AlarmKind.OBJECTION)));
        assertEquals(List.of("account?of=7"), addresses(raised(AlarmKind.NOT_ME)));
        assertEquals(List.of("audit?kind=STAFF_CODE_REFUSED"), addresses(raised(AlarmKind.STAFF_CODE)));
        assertEquals(List.of("launch", "audit?kind=LAUNCH_CHANGED"), addresses(raised(AlarmKind.LAUNCH_MOVED)));
        assertEquals(List.of("mails?state=UNDELIVERED"), addresses(new Alert.Bounces(20, 0.05)));
    }

    private static Alert.FailedSignIns failedSignIns() {
        return new Alert.FailedSignIns(
                1500, 12, List.of(new NetworkFailures("2001:db8:0:1:0:0:0:0/64", "2001:db8:0:1:0:0:0:9", 1400)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void sayWhatHappensAndWhatToDo(Alert alert) {
        AlertText text = AlertTexts.of(alert);
        assertEquals(alert.isUrgent(), text.urgent());
        assertFalse(text.text().matches(".*[{}].*"), text.text());
        assertTrue(text.advice().endsWith("。"), text.advice());
    }

    @Test
    void nameTheNetworksWithMostFailures() {
        AlertText text = AlertTexts.of(failedSignIns());
        assertTrue(text.text().contains("1,500回、ふだんは12回ほど"), text.text());
        assertEquals("2001:db8:0:1::/64（1,400回）", text.links().get(0).text());
    }

    @Test
    void linkToTheRefusedMails() {
        AlertText text = AlertTexts.of(new Alert.MailRefused(20, 0.125));
        assertTrue(text.text().contains("20通"), text.text());
        assertEquals("mails?state=FAILED", text.links().get(0).address());
    }

    @Test
    void linkToTheHeldRequestsIfThereAreAny() {
        assertEquals(List.of("requests"), addresses(new Alert.Requests(1, 2, 0)));
        assertEquals(List.of("requests", "requests?state=HELD"), addresses(new Alert.Requests(1, 2, 3)));
    }

    @Test
    void linkToTheChecksOfTheAuditTrail() {
        assertEquals(List.of("audit-check"), addresses(new Alert.AuditBroken()));
        assertEquals(List.of("audit-check"), addresses(new Alert.AuditUnchecked(Optional.empty())));
    }

    private static List<String> addresses(Alert alert) {
        return AlertTexts.of(alert).links().stream()
                .map(AlertText.Link::address)
                .toList();
    }

    @Test
    void nameTheServicesUnderMaintenanceAndThePeriod() {
        assertEquals(
                "停止中：求職者マイページ、求人者マイページ（令和6年12月27日(金) 19:00から令和6年12月29日(日) 8:30頃まで）",
                AlertTexts.of(new Alert.Maintenance(Set.of(Service.EMPLOYER, Service.SEEKER), FROM, TO, true, true))
                        .text());
        assertEquals(
                "停止の予定：すべてのサービス（令和6年12月27日(金) 19:00から令和6年12月29日(日) 8:30まで）",
                AlertTexts.of(new Alert.Maintenance(Set.of(Service.values()), FROM, TO, false, false))
                        .text());
    }
}
