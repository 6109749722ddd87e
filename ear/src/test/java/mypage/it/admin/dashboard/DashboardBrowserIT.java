package mypage.it.admin.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import mypage.admin.staff.StaffRole;
import mypage.demo.DemoMetrics;
import mypage.it.Await;
import mypage.it.Person;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dashboard in a browser. */
@ArquillianTest
@RunAsClient
class DashboardBrowserIT {

    private static final String HOME = "/admin/home";

    /** Counts the colored pixels of a chart; its axes and labels are gray. */
    private static final String COLORED_PIXELS = """
            canvas => {
                const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                let colored = 0;
                for (let i = 0; i < data.length; i += 4) {
                    const max = Math.max(data[i], data[i + 1], data[i + 2]);
                    const min = Math.min(data[i], data[i + 1], data[i + 2]);
                    colored += data[i + 3] > 99 && max - min > 60;
                }
                return colored;
            }""";

    private final List<String> consoleErrors = new ArrayList<>();
    private StaffFixture staff;
    private Person person;

    @BeforeEach
    void insertMetrics() throws Exception {
        try (var connection = TestBed.database().connect()) {
            DemoMetrics.insert(connection);
        }
        staff = StaffFixture.with();
    }

    @AfterEach
    void closeBrowser() {
        person.close();
    }

    private Person signIn() {
        person = staff.person();
        person.page().onConsoleMessage(message -> consoleErrors.add(message.text()));
        person.page().onPageError(consoleErrors::add);
        return person;
    }

    @Test
    void eachTableIsDrawnAsAChart() throws Exception {
        signIn().opens(HOME).reads("対応が必要なこと");
        assertChartsDrawn();
        person.inspects("dashboard");

        person.page().getByText("30日間（1日ごと）").click();
        person.page().waitForURL("**/home?by=day");
        assertChartsDrawn();
        assertThat(person.page().locator("summary")).hasCount(4);
        person.page().locator("summary").first().click();
        person.reads("うち省略").inspects("dashboard-days");
        assertEquals(List.of(), consoleErrors);
    }

    @Test
    void chartsFollowTheDarkColorScheme() throws Exception {
        signIn().page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        person.opens(HOME).reads("対応が必要なこと");
        assertChartsDrawn();
        person.inspects("dashboard-dark");
        assertEquals(List.of(), consoleErrors);
    }

    private void assertChartsDrawn() throws Exception {
        var charts = person.page().locator(".chart");
        assertThat(charts).hasCount(4);
        for (Locator chart : charts.all()) {
            assertThat(chart.locator("table")).not().isVisible();
            Await.until(
                    "drawn: " + chart.locator("h3").innerText(),
                    () -> ((Number) chart.locator("canvas").evaluate(COLORED_PIXELS)).intValue() > 500);
        }
    }

    @Test
    void whoManagesTheStaffSeesWhatACheckOfTheInstallationFinds() throws Exception {
        staff = StaffFixture.with(StaffRole.MANAGE);
        signIn().opens(HOME);

        person.page().getByText("システムの設定の点検").click();

        person.reads("the schema is that of this release").inspects("installation");
        assertEquals(List.of(), consoleErrors);
    }

    @Test
    void whatNeedsAttentionComesFirst() throws Exception {
        Sql.update("""
                insert into audit_event (id, occurred_at, kind, outcome, service, client_address)
                select nextval('id_seq'), now(), 'PASSWORD_REFUSED', 'FAILURE', 'SEEKER',
                    '192.0.2.' || (sqrt(n))::int % 9
                from generate_series(1, 300) n""");
        Sql.update("insert into maintenance_window (id, services, starts_at, ends_at)"
                + " values (7, 'SEEKER,EMPLOYER,JOB_INFORMATION',"
                + " now() + interval '5 hours', now() + interval '9 hours')");
        Sql.update("insert into audit_check (id, started_at, finished_at, defect)"
                + " values (7, now(), now(), 'seal 7 is missing')");
        try {
            signIn().opens(HOME)
                    .reads("監査の記録に異常があります")
                    .reads("パスワードの総当たりが疑われます")
                    .reads("停止の予定：すべてのサービス")
                    .inspects("dashboard-attention");
        } finally {
            Sql.update("delete from audit_check where id = 7");
            Sql.update("delete from maintenance_window where id = 7");
        }
    }

    @Test
    void aMemberSaysToHaveLookedAtAnAlarm() throws Exception {
        Sql.update("insert into alarm (id, kind, service, subject_id, times, first_at, last_at)"
                + " values (7, 'NOT_ME', 'SEEKER', 7, 2, now(), now())");
        try {
            var said = "「心当たりがない」の申し出がありました（求職者マイページ";
            signIn().opens(HOME).reads(said).inspects("dashboard-alarm");
            person.page().locator("a[href='alarm-seen?of=7']").click();
            person.reads("ダッシュボードと監査の記録に残ります").inspects("alarm-seen");
            person.clicks("確認済みにする").reads("確認済みにしました").reads("確認：担当者").inspects("dashboard-alarm-seen");
            assertThat(person.page().locator("a[href='alarm-seen?of=7']")).hasCount(0);
            person.opens("/admin/alarm-seen?of=7").reads("ほかの担当者が、先に確認済みにしました");
        } finally {
            Sql.update("delete from alarm where id = 7");
        }
    }

    @Test
    void aRefreshAnnouncesOnlyNewAlerts() throws Exception {
        signIn().page().clock().install();
        person.opens(HOME);
        var news = person.page().locator("#news");
        person.page().clock().runFor(31_000);
        assertThat(news).isEmpty();
        Sql.update("insert into maintenance_window (id, services, starts_at, ends_at)"
                + " values (7, 'SEEKER', now() + interval '5 hours', now() + interval '9 hours')");
        try {
            person.page().clock().runFor(31_000);
            assertThat(news).containsText("停止の予定：求職者マイページ");
        } finally {
            Sql.update("delete from maintenance_window where id = 7");
        }
    }

    @Test
    void thePageRefreshesUntilItIsPausedOrTheSessionEnds() throws Exception {
        signIn().page().clock().install();
        person.opens(HOME);
        var hour = "date_trunc('hour', now()) - interval '5 hours'";
        Sql.update("update figure_hour set count = 987654 where name = 'PASSWORD_DELAYED' and hour = " + hour);
        person.page().clock().runFor(31_000);
        assertThat(person.page().locator("#failures")).containsText("2,962,962");

        person.tabsTo(person.button("自動更新を止める")).page().keyboard().press("Enter");
        Sql.update("update figure_hour set count = 1 where name = 'PASSWORD_DELAYED' and hour = " + hour);
        person.page().clock().runFor(62_000);
        assertThat(person.page().locator("#failures")).containsText("2,962,962");
        person.presses("自動更新を再開する");
        assertThat(person.page().locator("#failures")).not().containsText("2,962,962");

        Sql.update("delete from staff_session where staff_id = ?", staff.id());
        person.page().clock().runFor(31_000);
        person.reads("更新が止まりました。再度ログインしてください。");
        assertThat(person.button("自動更新を止める")).isHidden();
        assertThat(person.page().locator("#trouble a")).hasAttribute("href", "login");
        person.inspects("dashboard-ended");
        Sql.update("update figure_hour set count = 2 where count in (1, 987654) and hour = " + hour);
        assertEquals(List.of(), consoleErrors);
    }

    @Test
    void withoutJavaScriptTheTablesAreShown() {
        person = Person.with(
                "no-script",
                new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(1280, 900)
                        .setJavaScriptEnabled(false));
        person.withCookie(StaffFixture.COOKIE, staff.token()).opens(HOME);
        assertThat(person.page().locator("table").first()).isVisible();
        assertThat(person.page().locator(".drawing").first()).isHidden();
        assertThat(person.button("自動更新を止める")).isHidden();
        person.takesScreenshot("dashboard");
    }
}
