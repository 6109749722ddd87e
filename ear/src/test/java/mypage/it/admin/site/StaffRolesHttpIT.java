package mypage.it.admin.site;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toCollection;
import static mypage.admin.staff.StaffRole.APPROVE;
import static mypage.admin.staff.StaffRole.LOOK_UP;
import static mypage.admin.staff.StaffRole.MANAGE;
import static mypage.admin.staff.StaffRole.OPERATE;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mypage.admin.staff.StaffRole;
import mypage.it.AccountFixture;
import mypage.it.RawAnswers;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who of the staff may see and do what: role by role, every page, and as an action has a page of its own, every action. */
@ArquillianTest
@RunAsClient
@Tag("C20")
class StaffRolesHttpIT {

    private static final Set<String> OPEN =
            Set.of("login", "login-code", "login-recovery", "enrol", "enrol-code", "logout");

    /** The role that each of the other pages asks for, said once more than in the product. */
    private static final Map<String, StaffRole> PAGES = Map.ofEntries(
            // Accounts.
            entry("accounts", LOOK_UP),
            entry("account", LOOK_UP),
            entry("account-new", OPERATE),
            entry("account-lock", OPERATE),
            entry("account-unlock", OPERATE),
            entry("account-sessions", OPERATE),
            entry("account-resume", OPERATE),
            entry("account-invite", OPERATE),
            entry("account-tries", OPERATE),
            entry("account-reopen", OPERATE),
            // Requests for another address.
            entry("requests", LOOK_UP),
            entry("request", LOOK_UP),
            entry("request-new", OPERATE),
            entry("request-review", OPERATE),
            entry("request-approve", APPROVE),
            entry("request-reject", APPROVE),
            entry("request-withdraw", OPERATE),
            entry("request-resend", OPERATE),
            // Mails.
            entry("mails", LOOK_UP),
            entry("mail", LOOK_UP),
            entry("mail-retry", OPERATE),
            entry("mails-retry", OPERATE),
            // Maintenance, notices, and from when services ask for one-time passwords.
            entry("stops", LOOK_UP),
            entry("stop-new", OPERATE),
            entry("stop-change", OPERATE),
            entry("stop-end", OPERATE),
            entry("notices", LOOK_UP),
            entry("notice", LOOK_UP),
            entry("notice-new", OPERATE),
            entry("notice-change", OPERATE),
            entry("notice-text", OPERATE),
            entry("notice-remove", OPERATE),
            entry("launch", LOOK_UP),
            entry("launch-change", OPERATE),
            // Answers to frequent questions.
            entry("faq", LOOK_UP),
            entry("faq-change", OPERATE),
            entry("faq-text", OPERATE),
            // The audit trail.
            entry("audit", LOOK_UP),
            entry("audit-export", OPERATE),
            entry("audit-check", LOOK_UP),
            entry("audit-check-run", OPERATE),
            // Imports.
            entry("imports", LOOK_UP),
            entry("import", LOOK_UP),
            entry("import-lines", OPERATE),
            entry("import-new", OPERATE),
            entry("import-confirm", OPERATE),
            entry("import-cancel", OPERATE),
            // Who the staff are.
            entry("staff", MANAGE),
            entry("staff-invite", MANAGE),
            entry("staff-member", MANAGE),
            entry("staff-roles", MANAGE),
            entry("staff-disable", MANAGE),
            entry("staff-enable", MANAGE),
            entry("staff-enrol", MANAGE),
            entry("staff-tries", MANAGE),
            // Everybody's own.
            entry("home", LOOK_UP),
            entry("me", LOOK_UP),
            entry("me-password", LOOK_UP),
            entry("me-codes", LOOK_UP));

    @Test
    void everyPageStandsInTheMatrix() {
        var named = new TreeSet<>(OPEN);
        named.addAll(PAGES.keySet());
        var there = Stream.concat(
                        RawAnswers.staffPages().stream().map(path -> path.replace("/admin/", "")), Stream.of("logout"))
                .collect(toCollection(TreeSet::new));

        assertEquals(there, named);
    }

    @ParameterizedTest
    @EnumSource
    void aRoleOpensItsPagesAndNoOthers(StaffRole role) throws Exception {
        var staff = StaffFixture.with(role);

        assertAll(PAGES.entrySet().stream().map(page -> () -> {
            boolean expected = page.getValue() == LOOK_UP || page.getValue() == role;
            var visitor = staff.visitor().get("/admin/" + page.getKey());
            assertEquals(expected, visitor.status() != 403, role + " GET " + page.getKey());
            visitor.post("/admin/" + page.getKey());
            assertEquals(expected, visitor.status() != 403, role + " POST " + page.getKey());
        }));
    }

    @Test
    void nobodyElseOpensAny() {
        assertAll(List.of(TestBed.visitor(), TestBed.visitor().keepsCookie(StaffFixture.COOKIE, "stolen")).stream()
                .flatMap(visitor -> PAGES.keySet().stream().map(page -> () -> {
                    visitor.get("/admin/" + page);
                    assertEquals(302, visitor.status(), page);
                    assertEquals(
                            "/admin/login",
                            visitor.answer()
                                    .headers()
                                    .firstValue("Location")
                                    .orElseThrow()
                                    .replace("?over", ""));
                })));
    }

    @Test
    void aUsersSessionOpensNone() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var user = TestBed.visitor().passPassword(account);
        user.typeCode(TestBed.mailbox().first(account.email()).code());
        assertTrue(user.isAt(Site.SEEKER.mypage()), user.body());
        assertTrue(user.get("/admin/home").follow().isAt("/admin/login"));
    }

    @Test
    void whatIsForbiddenIsRecorded() throws Exception {
        var staff = StaffFixture.with();
        var page = PAGES.entrySet().stream()
                .filter(entry -> entry.getValue() != LOOK_UP)
                .findFirst();
        assumeTrue(page.isPresent(), "no page asks for more than LOOK_UP");
        staff.visitor().get("/admin/" + page.get().getKey());
        assertEquals(1, events(staff));
    }

    private static long events(StaffFixture staff) throws Exception {
        return Sql.number(
                "select count(*) from audit_event where kind = 'STAFF_FORBIDDEN' and staff_id = ?", staff.id());
    }
}
