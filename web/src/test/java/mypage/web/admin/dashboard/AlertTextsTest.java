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
import mypage.admin.dashboard.Alert;
import mypage.admin.dashboard.NetworkFailures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertTextsTest {

    private static final Instant FROM = Instant.parse("2024-12-27T10:00:00Z");
    private static final Instant TO = Instant.parse("2024-12-28T23:30:00Z");

    static Stream<Alert> all() {
        return Stream.of(
                new Alert.MailWaits(Duration.ofMinutes(3), 2),
                new Alert.MailFails(20),
                new Alert.MailRefused(20, 0.1),
                new Alert.MailSlow(Duration.ofSeconds(90)),
                failedSignIns(),
                new Alert.Maintenance(Set.of(Service.SEEKER), FROM, TO, true, true),
                new Alert.Maintenance(Set.of(Service.SEEKER), FROM, TO, false, false),
                new Alert.Requests(1, 2, 3),
                new Alert.MetricsOld(Optional.of(FROM)),
                new Alert.MetricsOld(Optional.empty()),
                new Alert.AuditBroken(),
                new Alert.AuditUnchecked(Optional.of(FROM)),
                new Alert.AuditUnchecked(Optional.empty()));
    }

    private static Alert.FailedSignIns failedSignIns() {
        return new Alert.FailedSignIns(
                1500, 12, List.of(new NetworkFailures("2001:db8:0:1:0:0:0:0/64", "2001:db8:0:1:0:0:0:9", 1400)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void tellWhatItIsAndWhatToDo(Alert attention) {
        AlertText note = AlertTexts.of(attention);
        assertEquals(attention.isUrgent(), note.urgent());
        assertFalse(note.text().matches(".*[{}].*"), note.text());
        assertTrue(note.advice().endsWith("。"), note.advice());
    }

    @Test
    void nameNetworksAsTheirTriesAreCounted() {
        AlertText note = AlertTexts.of(failedSignIns());
        assertTrue(note.text().contains("1,500回、ふだんは12回ほど"), note.text());
        assertEquals("2001:db8:0:1:0:0:0:0/64（1,400回）", note.links().get(0).text());
    }

    @Test
    void leadToTheMailsThatWereRefused() {
        AlertText note = AlertTexts.of(new Alert.MailRefused(20, 0.125));
        assertTrue(note.text().contains("20通"), note.text());
        assertEquals("mails?state=FAILED", note.links().get(0).address());
    }

    @Test
    void leadToTheRequestsThatDoNotGoOnByThemselvesWhereThereAreAny() {
        assertEquals(List.of("requests"), addresses(new Alert.Requests(1, 2, 0)));
        assertEquals(List.of("requests", "requests?state=HELD"), addresses(new Alert.Requests(1, 2, 3)));
    }

    @Test
    void leadToTheChecksOfTheAuditTrail() {
        assertEquals(List.of("audit-check"), addresses(new Alert.AuditBroken()));
        assertEquals(List.of("audit-check"), addresses(new Alert.AuditUnchecked(Optional.empty())));
    }

    private static List<String> addresses(Alert attention) {
        return AlertTexts.of(attention).links().stream()
                .map(AlertText.Link::address)
                .toList();
    }

    @Test
    void nameWhatIsStoppedAndUntilWhen() {
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
