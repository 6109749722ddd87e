package mypage.it.admin.announcements;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mypage.admin.staff.StaffRole;
import mypage.it.Await;
import mypage.it.HttpVisitor;
import mypage.it.RawAnswers;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Maintenance: how staff schedule it, and what users see. */
@ArquillianTest
@RunAsClient
class MaintenanceHttpIT {

    private static final Instant START = Instant.parse("2034-12-27T10:00:00Z");
    private static final Instant END = Instant.parse("2035-01-05T23:30:00Z");
    private static final String PERIOD = "令和16年12月27日(水) 19:00 ～ 令和17年1月6日(土) 8:30頃";

    @AfterEach
    void clean() throws Exception {
        OperatorVisitor.removeAnnouncements();
    }

    @Test
    @Tag("R61")
    @Tag("R62")
    @Tag("R67")
    void maintenanceOfAllServicesClosesEveryUserPageButNotThoseOfStaff() throws Exception {
        var operator = new OperatorVisitor();
        var user = TestBed.visitor().get(Site.SEEKER.login());
        var filledForm = user.form(HttpVisitor.LOG_IN).type(HttpVisitor.ID, "a@example.jp");
        operator.scheduleMaintenance(
                Instant.now().minusSeconds(60),
                END,
                Map.of("reason", "<b>点検</b>のため", "issuers", "厚生労働省"),
                Site.values());
        Await.until("maintenance started", () -> TestBed.visitor().get("/").status() == 503);

        assertAll(Stream.of(Site.values())
                .flatMap(site -> RawAnswers.userPages().stream()
                        .filter(page -> !Set.of("index", "cookies", "logout").contains(page))
                        .map(page -> () -> {
                            var answer = TestBed.visitor().get(site.path + "/" + page);
                            assertEquals(503, answer.status(), page);
                            assertEquals(
                                    "Fri, 5 Jan 2035 23:30:00 GMT",
                                    answer.answer()
                                            .headers()
                                            .firstValue("Retry-After")
                                            .orElseThrow());
                        })));
        var page = TestBed.visitor().get(Site.SEEKER.login()).text();
        assertTrue(page.contains("～ 令和17年1月6日(土) 8:30頃"), page);
        assertTrue(page.contains("全サービスを停止しています。ご不便をおかけして申し訳ありません"), page);
        assertTrue(page.contains("<b>点検</b>のため") && page.contains("厚生労働省"), page);
        assertTrue(user.submit(filledForm).text().contains("いま送信された内容は、受け付けていません"), user::text);
        assertEquals(503, user.status());
        assertEquals(302, user.post(Site.SEEKER.path + "/logout").status());

        assertEquals(200, TestBed.visitor().get("/admin/login").status());
        assertEquals(200, operator.visitor.get("/admin/stops").status());
        assertTrue(TestBed.visitor().get("/assets/mypage.css").status() == 200);
        operator.endMaintenance();
        Await.until(
                "maintenance ended",
                () -> TestBed.visitor().get(Site.SEEKER.login()).status() == 200);
    }

    @Test
    @Tag("R63")
    @Tag("R62")
    @Tag("R65")
    @Tag("R67")
    void maintenanceIsAnnouncedWithAnApologyOnTheSignInPagesOfItsServices() throws Exception {
        var operator = new OperatorVisitor();
        operator.scheduleMaintenance(START, END, Map.of("issuers", "福岡労働局"), Site.EMPLOYER, Site.INFORMATION);
        awaitText(Site.EMPLOYER.login(), PERIOD);

        for (String path : new String[] {"/", Site.EMPLOYER.login(), Site.INFORMATION.login()}) {
            var page = TestBed.visitor().get(path).text();
            assertTrue(page.contains(PERIOD), page);
            assertTrue(page.contains("求人者マイページ、ハローワーク求人・求職情報提供サービスを停止します。ご不便をおかけして申し訳ありません"), page);
            assertTrue(page.contains("福岡労働局"), page);
        }
        assertFalse(TestBed.visitor().get(Site.SEEKER.login()).text().contains(PERIOD));

        long id = OperatorVisitor.latestMaintenanceId();
        var staleForm = operator.visitor.get("/admin/stop-change?of=" + id).form("内容を確認する");
        operator.submitAndConfirm(
                "/admin/stop-change?of=" + id,
                OperatorVisitor.maintenanceFields(START, END.plus(Duration.ofHours(1)), Map.of(), Site.EMPLOYER),
                "内容を確認する",
                "この内容に変更する");
        awaitText(Site.EMPLOYER.login(), "9:30頃");
        assertFalse(TestBed.visitor().get(Site.INFORMATION.login()).text().contains("9:30頃"));
        var fields = OperatorVisitor.maintenanceFields(START, END, Map.of(), Site.SEEKER);
        staleForm.values().putAll(fields);
        var second = operator.visitor.submit(staleForm).form("この内容に変更する");
        second.values().putAll(fields);
        assertTrue(operator.visitor.submit(second).text().contains("ほかの担当者が先に変更した"), operator.visitor::text);

        operator.visitor.get("/admin/stop-end?of=" + id);
        operator.visitor.submit(operator.visitor.form("停止を取り消す")).follow();
        Await.until(
                "announcement removed",
                () -> !TestBed.visitor().get(Site.EMPLOYER.login()).text().contains("9:30頃"));
        assertEquals(
                "STOP_SET,STOP_CHANGED,STOP_ENDED",
                Sql.text(
                        "select string_agg(kind, ',' order by id) from audit_event"
                                + " where staff_id = ? and target_id = ?",
                        operator.staff.id(),
                        id));
    }

    @Test
    @Tag("R61")
    void maintenanceOfOneServiceLeavesTheOthersOpenAndIsAnnouncedOnTheTopPage() throws Exception {
        new OperatorVisitor().scheduleMaintenance(Instant.now().minusSeconds(60), END, Map.of(), Site.INFORMATION);
        Await.until(
                "maintenance started",
                () -> TestBed.visitor().get(Site.INFORMATION.login()).status() == 503);
        awaitText("/", "ハローワーク求人・求職情報提供サービスを停止しています");
        assertEquals(200, TestBed.visitor().get(Site.SEEKER.login()).status());
        assertEquals(200, TestBed.visitor().get("/").status());
    }

    @Test
    void maintenanceIsScheduledOnlyAfterConfirmingWhatWasShownAndOnlyFromValidFields() throws Exception {
        var operator = new OperatorVisitor();
        operator.submit(
                "/admin/stop-new", OperatorVisitor.maintenanceFields(START, END, Map.of(), Site.SEEKER), "内容を確認する");
        assertTrue(operator.visitor.text().contains(PERIOD + "（9日13時間30分）"), operator.visitor::text);
        var changed = operator.visitor.form("この内容で停止を設定する");
        changed.values().putAll(OperatorVisitor.maintenanceFields(START, END.plusSeconds(3600), Map.of(), Site.SEEKER));
        assertTrue(operator.visitor.submit(changed).text().contains("9:30頃"), operator.visitor::text);

        operator.submit("/admin/stop-new", OperatorVisitor.maintenanceFields(END, START, Map.of()), "内容を確認する");
        assertTrue(operator.visitor.text().contains("サービスを1つ以上選んでください"), operator.visitor::text);
        assertTrue(operator.visitor.text().contains("終了は、開始より後の日時にしてください"), operator.visitor::text);
        operator.submit(
                "/admin/stop-new", Map.of("SEEKER", "on", "from-date", "2035-02-30", "from-time", "8:30"), "内容を確認する");
        assertTrue(operator.visitor.text().contains("開始の日付と時刻を選び直してください"), operator.visitor::text);
        assertTrue(operator.visitor.text().contains("終了の日付と時刻を入力してください"), operator.visitor::text);
        assertEquals(0, Sql.number("select count(*) from maintenance_window"));
    }

    @Test
    void staffWithoutTheRoleSeeMaintenanceButCannotChangeIt() throws Exception {
        new OperatorVisitor().scheduleMaintenance(START, END, Map.of(), Site.SEEKER);
        var visitor = StaffFixture.with(StaffRole.APPROVE).visitor().get("/admin/stops");
        assertTrue(visitor.text().contains(PERIOD), visitor::text);
        assertFalse(visitor.body().contains("stop-end") || visitor.body().contains("stop-new"), visitor::body);
        assertEquals(
                404,
                new OperatorVisitor().visitor.get("/admin/stop-change?of=1").status());
    }

    private static void awaitText(String path, String text) throws Exception {
        Await.until(text, () -> TestBed.visitor().get(path).text().contains(text));
    }
}
