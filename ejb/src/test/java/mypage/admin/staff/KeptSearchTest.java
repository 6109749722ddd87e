package mypage.admin.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mypage.TestContainer;
import mypage.admin.staff.KeptSearchService.Kept;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser keeps of the searches of a member of staff. */
@Tag("C25")
class KeptSearchTest {

    private static final Map<String, String> FIELDS = Map.of("address", "花子+a&b=c@example.jp", "state", "LOCKED");

    private final TestContainer container = new TestContainer();
    private final KeptSearchService searches = container.get(KeptSearchService.class);
    private final SignedInStaff self = session(7);

    private static SignedInStaff session(long id) {
        return new SignedInStaff(id, 1, "担当", Set.of(), false, Optional.empty(), true);
    }

    private Kept keep(Optional<String> sealed, Map<String, String> fields) {
        return searches.keep(self, sealed, fields);
    }

    private Optional<Map<String, String>> find(Kept kept) {
        return searches.find(self, Optional.of(kept.sealed()), kept.number());
    }

    @Test
    void isFoundByItsNumberForHalfAnHour() {
        Kept kept = keep(Optional.empty(), FIELDS);
        assertEquals(Optional.of(FIELDS), find(kept));
        container.clock.pass(Duration.ofMinutes(30).minusSeconds(1));
        assertEquals(Optional.of(FIELDS), find(kept));
        container.clock.pass(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), find(kept));
    }

    @Test
    void showsNothingOfWhatWasTyped() {
        Kept kept = keep(Optional.empty(), FIELDS);
        assertTrue(kept.number().matches("\\d{8}"));
        assertTrue(kept.sealed().matches("[\\w-]+"));
        assertFalse(kept.sealed().contains("example"));
    }

    @Test
    void isOfNoUseInAnotherSession() {
        Kept kept = keep(Optional.empty(), FIELDS);
        assertEquals(Optional.empty(), searches.find(session(8), Optional.of(kept.sealed()), kept.number()));
        assertEquals(Optional.empty(), searches.find(self, Optional.of(kept.sealed()), "00000000x"));
        assertEquals(Optional.empty(), searches.find(self, Optional.empty(), kept.number()));
    }

    @Test
    void fiveSearchesAreOpenSideBySide() {
        Kept first = keep(Optional.empty(), FIELDS);
        Kept last = first;
        for (int i = 0; i < 4; i++) {
            last = keep(Optional.of(last.sealed()), Map.of("address", "abc" + i));
        }
        assertEquals(Optional.of(FIELDS), searches.find(self, Optional.of(last.sealed()), first.number()));
        last = keep(Optional.of(last.sealed()), Map.of());
        assertEquals(Optional.empty(), searches.find(self, Optional.of(last.sealed()), first.number()));
        assertEquals(Optional.of(Map.of()), find(last));
    }

    @Test
    void fitsIntoACookieWhateverIsTyped() {
        Map<String, String> large =
                IntStream.range(0, 2).boxed().collect(Collectors.toMap(i -> "field" + i, i -> "あ".repeat(10_000)));
        Kept kept = keep(Optional.empty(), FIELDS);
        for (int i = 0; i < 3; i++) {
            kept = keep(Optional.of(kept.sealed()), large);
        }
        assertTrue(kept.sealed().length() < 4000, () -> "no cookie: " + large);
        assertTrue(find(kept).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%", "あ", "AAAA"})
    void whatSomebodyMadeUpIsIgnored(String sealed) {
        assertEquals(Optional.empty(), searches.find(self, Optional.of(sealed), "12345678"));
        assertEquals(Optional.of(FIELDS), find(keep(Optional.of(sealed), FIELDS)));
    }
}
