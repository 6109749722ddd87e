package mypage.web.admin.approvals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.admin.approvals.ActDetails;
import mypage.admin.approvals.ActKind;
import mypage.admin.approvals.ActState;
import mypage.admin.approvals.PendingActView;
import mypage.web.admin.site.Fact;
import org.junit.jupiter.api.Test;

class ActTextsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

    private static PendingActView waiting(ActKind kind, ActDetails details) {
        return new PendingActView(
                1,
                kind,
                details,
                2,
                "山田",
                NOW,
                Optional.empty(),
                NOW,
                ActState.WAITING,
                Optional.empty(),
                Optional.empty());
    }

    /** The second member sees no file. */
    @Test
    void sayWhichAccountsOfAFileAreLocked() {
        var details = new ActDetails(Map.of(
                "bulk", "7",
                "act", "LOCK",
                "file", "一覧.csv",
                "accounts", "1234",
                "counts", "EMPLOYER:OPEN:1200,SEEKER:LOCKED:34",
                "reason", "SUSPECTED",
                "note", "漏えい",
                "office", "本省"));
        var texts = ActTexts.facts(waiting(ActKind.BULK_ACT, details)).stream()
                .map(Fact::text)
                .toList();
        assertEquals("求人者マイページ・利用中 1200件、求職者マイページ・停止中 34件", texts.get(3));
    }

    /** Such an act has no more details, since all that an application has may be too long for it. */
    @Test
    void sayWhichApplicationIsDisabled() {
        var details = new ActDetails(
                Map.of("client", "app-1", "service", "SEEKER", "name", "求職活動の記録", "id", "7", "present", "00"));
        List<Fact> facts = ActTexts.facts(waiting(ActKind.DISABLE_CLIENT, details));
        assertEquals(
                List.of("app-1", "求職者マイページ", "求職活動の記録"),
                facts.stream().map(Fact::text).toList());
    }
}
