package mypage.web.admin.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a saved search is called that was given no name. */
@Tag("C25")
class SavedSearchesTest {

    private static final Instant NOW = Instant.parse("2026-01-05T00:30:00Z");
    private static final AuditOptions.Filled SERVICE = filled("service", "求職者マイページ");
    private static final AuditOptions.Filled KIND = filled("kind", "ログイン");

    private static AuditOptions.Filled filled(String name, String shown) {
        return new AuditOptions.Filled(name, name, shown, shown);
    }

    private static String name(AuditOptions.Filled... filled) {
        return SavedSearches.defaultName(List.of(filled), NOW);
    }

    @Test
    void isWhatWasChosen() {
        assertEquals("求職者マイページ、ログイン", name(SERVICE, KIND));
    }

    @Test
    void namesNoPerson() {
        assertEquals(
                "検索 令和8年1月5日(月) 9:30、ログイン",
                name(
                        filled("account", "hanako@example.jp"),
                        filled("staff", "山田"),
                        filled("client", "192.0.2.1"),
                        filled("kinds", "hanako@example.jp"),
                        KIND));
    }

    @Test
    void isNeverEmpty() {
        assertEquals("検索 令和8年1月5日(月) 9:30", name());
        assertEquals("検索 令和8年1月5日(月) 9:30", name(filled("account", "hanako@example.jp")));
    }
}
