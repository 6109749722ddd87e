package mypage.it.admin.site;

import static java.util.Map.entry;
import static mypage.admin.staff.StaffRole.APPROVE;
import static mypage.admin.staff.StaffRole.LOOK_UP;
import static mypage.admin.staff.StaffRole.MANAGE;
import static mypage.admin.staff.StaffRole.OPERATE;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mypage.Differences;
import mypage.admin.staff.StaffRole;
import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.RawAnswers;
import mypage.it.Site;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which role may open which page of staff, and so take which action: each action has its own page. */
@ArquillianTest
@RunAsClient
@Tag("C20")
class StaffRolesHttpIT {

    private static final Set<String> PUBLIC_PAGES =
            Set.of("login", "login-code", "login-recovery", "enrol", "enrol-code", "logout");

    /** The role that each other page requires, stated independently of the product. */
    private static final Map<String, StaffRole> ROLES = Map.ofEntries(
            // Accounts.
            entry("accounts", LOOK_UP),
            entry("account", LOOK_UP),
            entry("account-new", OPERATE),
            entry("account-lock", OPERATE),
            entry("account-unlock", OPERATE),
            entry("account-sessions", OPERATE),
            entry("account-session", OPERATE),
            entry("account-resume", OPERATE),
            entry("account-invite", OPERATE),
            entry("account-tries", OPERATE),
            entry("account-reopen", OPERATE),
            entry("account-disclose", OPERATE),
            entry("account-data", OPERATE),
            entry("bulk", LOOK_UP),
            entry("bulk-new", OPERATE),
            entry("bulk-stop", OPERATE),
            // Address requests.
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
            // Maintenance, notices, rollout dates.
            entry("stops", LOOK_UP),
            entry("stop-new", OPERATE),
            entry("stop-change", OPERATE),
            entry("stop-text", OPERATE),
            entry("stop-end", OPERATE),
            entry("notices", LOOK_UP),
            entry("notice", LOOK_UP),
            entry("notice-new", OPERATE),
            entry("notice-change", OPERATE),
            entry("notice-text", OPERATE),
            entry("notice-remove", OPERATE),
            entry("launch", LOOK_UP),
            entry("launch-change", OPERATE),
            entry("pilot", LOOK_UP),
            entry("pilot-change", OPERATE),
            entry("pilot-list", OPERATE),
            // Frequently asked questions.
            entry("faq", LOOK_UP),
            entry("faq-change", OPERATE),
            entry("faq-text", OPERATE),
            entry("faq-question", LOOK_UP),
            entry("faq-new", OPERATE),
            entry("faq-order", OPERATE),
            entry("faq-show", OPERATE),
            entry("faq-hide", OPERATE),
            // The audit trail.
            entry("audit", LOOK_UP),
            entry("audit-export", OPERATE),
            entry("audit-check", LOOK_UP),
            entry("audit-check-run", OPERATE),
            // Contacts.
            entry("contacts", LOOK_UP),
            entry("contacts-file", LOOK_UP),
            entry("contacts-new", OPERATE),
            // Imports.
            entry("imports", LOOK_UP),
            entry("import", LOOK_UP),
            entry("import-lines", OPERATE),
            entry("import-new", OPERATE),
            entry("import-confirm", OPERATE),
            entry("import-cancel", OPERATE),
            // Applications.
            entry("clients", MANAGE),
            entry("client", MANAGE),
            entry("client-new", MANAGE),
            entry("client-change", MANAGE),
            entry("client-disable", MANAGE),
            // Management of staff.
            entry("staff", MANAGE),
            entry("staff-invite", MANAGE),
            entry("staff-member", MANAGE),
            entry("staff-roles", MANAGE),
            entry("staff-disable", MANAGE),
            entry("staff-enable", MANAGE),
            entry("staff-enrol", MANAGE),
            entry("staff-tries", MANAGE),
            entry("staff-codes", MANAGE),
            // Every member's own pages.
            entry("home", LOOK_UP),
            entry("installation", MANAGE),
            entry("alarm-seen", LOOK_UP),
            entry("guide", LOOK_UP),
            entry("me", LOOK_UP),
            entry("me-password", LOOK_UP),
            entry("me-codes", LOOK_UP),
            entry("me-passkey-add", LOOK_UP),
            entry("me-passkey-remove", LOOK_UP),
            entry("me-confirm", LOOK_UP),
            // Acts that wait for a second member.
            entry("approvals", LOOK_UP),
            entry("approval", LOOK_UP));

    /** Pages for which each of two roles is enough; the kind of the act decides the rest. */
    private static final Map<String, Set<StaffRole>> EITHER = Map.of(
            "approval-approve", Set.of(APPROVE, MANAGE),
            "approval-refuse", Set.of(APPROVE, MANAGE),
            "approval-withdraw", Set.of(OPERATE, MANAGE));

    @Test
    void theMatrixListsEveryPage() {
        var named = new ArrayList<>(PUBLIC_PAGES);
        named.addAll(ROLES.keySet());
        named.addAll(EITHER.keySet());
        var existing = Stream.concat(
                        RawAnswers.staffPages().stream().map(path -> path.replace("/admin/", "")), Stream.of("logout"))
                .toList();

        Differences.assertNone(existing, named);
    }

    @ParameterizedTest
    @EnumSource
    void eachRoleOpensItsPagesAndNoOthers(StaffRole role) throws Exception {
        var staff = StaffFixture.with(role);

        assertAll(Stream.concat(
                ROLES.entrySet().stream()
                        .map(page -> () ->
                                opens(page.getKey(), page.getValue() == LOOK_UP || page.getValue() == role, staff)),
                EITHER.entrySet().stream()
                        .map(page -> () -> opens(page.getKey(), page.getValue().contains(role), staff))));
    }

    private static void opens(String page, boolean expected, StaffFixture staff) throws Exception {
        var visitor = staff.visitor().get("/admin/" + page);
        assertEquals(expected, visitor.status() != 403, "GET " + page);
        visitor.post("/admin/" + page);
        assertEquals(expected, visitor.status() != 403, "POST " + page);
    }

    @Test
    void withoutASessionNoPageOpens() {
        assertAll(List.of(TestBed.visitor(), TestBed.visitor().withCookie(StaffFixture.COOKIE, "stolen")).stream()
                .flatMap(visitor -> ROLES.keySet().stream().map(page -> () -> {
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
    void aUsersSessionOpensNoPageOfStaff() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var user = TestBed.visitor().submitPassword(account);
        user.submitCode(TestBed.mailbox().first(account.email()).code());
        assertTrue(user.isAt(Site.SEEKER.mypage()), user.body());
        assertTrue(user.get("/admin/home").follow().isAt("/admin/login"));
    }

    @Test
    void aForbiddenRequestIsRecorded() throws Exception {
        var staff = StaffFixture.with();
        var page = ROLES.entrySet().stream()
                .filter(entry -> entry.getValue() != LOOK_UP)
                .findFirst();
        assumeTrue(page.isPresent(), "no page asks for more than LOOK_UP");
        staff.visitor().get("/admin/" + page.get().getKey());
        assertEquals(1, AuditEvents.count(staff, "STAFF_FORBIDDEN"));
    }
}
