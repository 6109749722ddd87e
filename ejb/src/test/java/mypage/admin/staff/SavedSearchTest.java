package mypage.admin.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mypage.TestContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Searches of the audit trail that a member of staff has given a name. */
@Tag("C25")
class SavedSearchTest {

    private static final Map<String, String> FIELDS = Map.of("account", "花子+a&b=c@example.jp", "kind", "NOT_ME");

    private final TestContainer container = new TestContainer();
    private final SavedSearchService searches = container.get(SavedSearchService.class);
    private final SignedInStaff self = member();
    private final SignedInStaff colleague = member();

    private SignedInStaff member() {
        return container.inTransaction(() -> {
            Number id = (Number) container
                    .entities()
                    .createNativeQuery("insert into staff (id, email, name, created_at) values (nextval('id_seq'),"
                            + " cast(gen_random_uuid() as text), 'saves', now()) returning id")
                    .getSingleResult();
            return new SignedInStaff(1, id.longValue(), "担当", Set.of(), false, Optional.empty(), true);
        });
    }

    @Test
    void areForTheMemberAlone() {
        assertTrue(searches.save(self, "心当たりがない", FIELDS));
        assertEquals(List.of("心当たりがない"), searches.names(self));
        assertEquals(Optional.of(FIELDS), searches.find(self, "心当たりがない"));
        assertEquals(List.of(), searches.names(colleague));
        assertEquals(Optional.empty(), searches.find(colleague, "心当たりがない"));
        searches.remove(colleague, "心当たりがない");
        searches.remove(self, "心当たりがない");
        assertEquals(List.of(), searches.names(self));
    }

    @Test
    void takeThePlaceOfOneWithTheSameName() {
        searches.save(self, "a", FIELDS);
        searches.save(self, "a", Map.of("kind", "LOCKED"));
        assertEquals(Optional.of(Map.of("kind", "LOCKED")), searches.find(self, "a"));
    }

    @Test
    void areLimitedInNumberLengthAndTime() {
        assertTrue(searches.save(self, "𠮟".repeat(50), FIELDS));
        assertEquals(List.of("𠮟".repeat(40)), searches.names(self));
        for (int i = 1; i < SavedSearchService.MOST; i++) {
            assertTrue(searches.save(self, "n" + i, FIELDS));
        }
        assertEquals(SavedSearchService.MOST, searches.names(self).size());
        assertFalse(searches.save(self, "one more", FIELDS));
        assertTrue(searches.save(self, "n1", FIELDS));
        container.clock.pass(Duration.ofDays(400));
        assertEquals(List.of(), searches.names(self));
        assertTrue(searches.save(self, "after those that are over", FIELDS));
    }

    @Test
    void endWithTheirKey() {
        searches.save(self, "a", FIELDS);
        container.inTransaction(() -> container
                .entities()
                .createNativeQuery("update saved_search set fields = set_byte(fields, 1, 122)" + " where staff_id = ?1")
                .setParameter(1, self.id())
                .executeUpdate());
        assertEquals(Optional.empty(), searches.find(self, "a"));
    }
}
