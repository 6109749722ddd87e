package mypage.it;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import mypage.staff.StaffRole;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who of the staff may see and do what: role by role, every page, and as an act is a page of its own, every act. */
@ArquillianTest
@RunAsClient
@Tag("C20")
class StaffRolesHttpIT {

    private static final Set<String> OPEN = Set.of("login", "logout");

    /** The role that each of the other pages asks for, said once more than in the product. */
    private static final Map<StaffRole, Set<String>> PAGES = Map.of(
            StaffRole.LOOK_UP,
            Set.of("home"),
            StaffRole.OPERATE,
            Set.of(),
            StaffRole.APPROVE,
            Set.of(),
            StaffRole.MANAGE,
            Set.of());

    @Test
    void everyPageStandsInTheMatrix() {
        var named = new TreeSet<>(OPEN);
        PAGES.values().forEach(named::addAll);
        var files = new File("../web/src/main/webapp/admin").list();
        var there = Stream.concat(Stream.of(files).map(name -> name.replace(".xhtml", "")), Stream.of("logout"))
                .collect(toCollection(TreeSet::new));

        assertEquals(there, named);
    }

    @ParameterizedTest
    @EnumSource
    void aRoleOpensItsPagesAndNoOthers(StaffRole role) throws Exception {
        var staff = TestStaff.with(role);
        Map<String, Boolean> expected = new TreeMap<>();
        PAGES.forEach((asked, pages) ->
                pages.forEach(page -> expected.put(page, asked == StaffRole.LOOK_UP || asked == role)));

        assertAll(expected.entrySet().stream().map(page -> () -> {
            var visitor = staff.visitor().get("/admin/" + page.getKey());
            assertEquals(page.getValue(), visitor.status() != 403, role + " GET " + page.getKey());
            visitor.post("/admin/" + page.getKey());
            assertEquals(page.getValue(), visitor.status() != 403, role + " POST " + page.getKey());
        }));
    }

    @Test
    void nobodyElseOpensAny() {
        var pages = PAGES.values().stream().flatMap(Set::stream).toList();
        assertAll(List.of(TestBed.visitor(), TestBed.visitor().keepsCookie(TestStaff.COOKIE, "stolen")).stream()
                .flatMap(visitor -> pages.stream().map(page -> () -> {
                    visitor.get("/admin/" + page);
                    assertEquals(302, visitor.status(), page);
                    assertEquals(
                            "/admin/login",
                            visitor.answer().headers().firstValue("Location").orElseThrow());
                })));
    }

    @Test
    void aUsersSessionOpensNone() throws Exception {
        var account = TestAccount.create(Site.SEEKER);
        var user = TestBed.visitor().passPassword(account);
        user.typeCode(TestBed.mailbox().first(account.email()).code());
        assertTrue(user.isAt(Site.SEEKER.mypage()), user.body());
        assertTrue(user.get("/admin/home").follow().isAt("/admin/login"));
    }

    @Test
    void whatIsForbiddenIsRecorded() throws Exception {
        var staff = TestStaff.with();
        assertEquals(0, events(staff));
        PAGES.get(StaffRole.MANAGE).stream().findFirst().ifPresent(page -> {
            try {
                staff.visitor().get("/admin/" + page);
                assertEquals(1, events(staff));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static long events(TestStaff staff) throws Exception {
        return Sql.number(
                "select count(*) from audit_event where kind = 'STAFF_FORBIDDEN' and staff_id = ?", staff.id());
    }
}
