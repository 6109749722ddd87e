package mypage.it.admin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.util.regex.Pattern;
import mypage.demo.DemoMetrics;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTML of the dashboard, and how refreshing affects the session. */
@ArquillianTest
@RunAsClient
class DashboardHttpIT {

    private static final String HOME = "/admin/home";

    private StaffFixture staff;
    private HttpVisitor visitor;

    @BeforeEach
    void signIn() throws Exception {
        try (var connection = TestBed.database().connect()) {
            DemoMetrics.insert(connection);
        }
        staff = StaffFixture.with();
        visitor = staff.visitor();
    }

    @ParameterizedTest
    @CsvSource({"'', 24", "?by=hour, 24", "?by=day, 30", "?by=year&service=nobody, 24", "?by=day&service=employer, 30"})
    void eachChartHasATable(String query, int rows) throws Exception {
        var page = visitor.get(HOME + query);

        assertEquals(200, page.status());
        assertEquals(4, count(page.body(), "<caption>"));
        assertEquals(4 * rows, count(page.body(), "<th scope=\"row\""));
        assertFalse(page.text().contains("NaN"), page.text());
    }

    @Test
    void theFiguresOfAllServicesAreTheSumOfEach() throws Exception {
        long all = signInsOfThreeHoursAgo("");
        long sum = 0;
        for (Site site : Site.values()) {
            sum += signInsOfThreeHoursAgo("?service=" + site.path.substring(1));
        }
        assertTrue(all > 0);
        assertEquals(all, sum);
    }

    private long signInsOfThreeHoursAgo(String query) throws Exception {
        var rows = Pattern.compile("(?s)<tbody id=\"sign-ins\".*?</tbody>")
                .matcher(visitor.get(HOME + query).body());
        assertTrue(rows.find());
        var cells = Pattern.compile("<td class=\"number\">([\\d,]+)</td>")
                .matcher(rows.group().split("<tr>")[4]);
        assertTrue(cells.find());
        return Long.parseLong(cells.group(1).replace(",", ""));
    }

    private static long count(String body, String part) {
        return body.split(Pattern.quote(part), -1).length - 1L;
    }

    @Test
    @Tag("C11")
    void refreshingDoesNotExtendTheSession() throws Exception {
        idleFor("14 minutes");
        assertEquals(200, refresh().status());
        assertEquals(14, idleMinutes());
        idleFor("16 minutes");
        assertEquals(302, refresh().status());

        idleFor("14 minutes");
        assertEquals(200, visitor.get(HOME).status());
        assertEquals(0, idleMinutes());
    }

    private HttpVisitor refresh() throws Exception {
        return visitor.send(HttpRequest.newBuilder(TestBed.url().resolve(HOME))
                .header("Cookie", StaffFixture.COOKIE + "=" + staff.token())
                .header("X-Refresh", "1")
                .build());
    }

    private void idleFor(String time) throws Exception {
        Sql.update(
                "update staff_session set last_used_at = now() - cast(? as interval) where staff_id = ?",
                time,
                staff.id());
    }

    private long idleMinutes() throws Exception {
        return Sql.number(
                "select extract(epoch from now() - last_used_at) / 60 from staff_session where staff_id = ?",
                staff.id());
    }

    @Test
    @Tag("C15")
    void onlyStaffPagesMayConnectToTheServer() throws Exception {
        assertTrue(policy(visitor.get(HOME)).contains("connect-src 'self'"));
        assertFalse(policy(visitor.get(Site.SEEKER.login())).contains("connect-src"));
    }

    private static String policy(HttpVisitor visitor) {
        return visitor.answer().headers().firstValue("Content-Security-Policy").orElseThrow();
    }
}
