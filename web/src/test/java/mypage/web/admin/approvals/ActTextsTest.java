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

    /** Such an act has no more details, since all that an application has may be too long for it. */
    @Test
    void sayWhichApplicationIsDisabled() {
        var details = new ActDetails(
                Map.of("client", "app-1", "service", "SEEKER", "name", "求職活動の記録", "id", "7", "present", "00"));
        var act = new PendingActView(
                1,
                ActKind.DISABLE_CLIENT,
                details,
                2,
                "山田",
                NOW,
                Optional.empty(),
                NOW,
                ActState.WAITING,
                Optional.empty(),
                Optional.empty());
        List<Fact> facts = ActTexts.facts(act);
        assertEquals(
                List.of("app-1", "求職者マイページ", "求職活動の記録"),
                facts.stream().map(Fact::text).toList());
    }
}
