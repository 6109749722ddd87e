package mypage.it.admin.announcements;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import mypage.admin.staff.StaffRole;
import mypage.it.Await;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import mypage.platform.JapaneseTime;

/** A member of staff who operates the service, at the forms of stops, notices and launch dates. */
public final class OperatorVisitor {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(JapaneseTime.ZONE);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(JapaneseTime.ZONE);

    public final StaffFixture staff = StaffFixture.with(StaffRole.OPERATE);
    public final HttpVisitor visitor = staff.visitor();

    public OperatorVisitor() throws Exception {}

    /** Removes what was said to users, and waits until the shared server has seen it. */
    public static void clean() throws Exception {
        Sql.update("delete from maintenance_window");
        Sql.update("delete from notice");
        Sql.update("update otp_policy set required_from = '2025-01-06T08:30:00+09:00'");
        Await.until(
                "all open and nothing told",
                () -> TestBed.visitor().get("/").status() == 200
                        && !TestBed.visitor().get("/").body().contains("class=\"news\""));
        for (Site site : Site.values()) {
            Await.until(
                    "open " + site,
                    () -> TestBed.visitor().get(site.login()).body().contains("お送りします"));
        }
    }

    public static Map<String, String> when(String field, Instant time) {
        return Map.of(field + "-date", DATE.format(time), field + "-time", TIME.format(time));
    }

    public static Map<String, String> services(Site... sites) {
        Map<String, String> fields = new HashMap<>();
        Stream.of(sites).forEach(site -> fields.put(site.service.name(), "on"));
        return fields;
    }

    public static Map<String, String> stop(Instant from, Instant until, Map<String, String> more, Site... sites) {
        Map<String, String> fields = services(sites);
        fields.putAll(when("from", from));
        fields.putAll(when("until", until));
        fields.put("approximate", "on");
        fields.putAll(more);
        return fields;
    }

    public void scheduleMaintenance(Instant from, Instant until, Map<String, String> more, Site... sites)
            throws Exception {
        confirms("/admin/stop-new", stop(from, until, more, sites), "内容を確認する", "この内容で停止を設定する");
        assertEquals("/admin/stops", visitor.answer().uri().getPath(), visitor::text);
    }

    public static long latestMaintenanceId() throws Exception {
        return Sql.number("select max(id) from maintenance_window");
    }

    public void endMaintenance() throws Exception {
        visitor.get("/admin/stop-end?of=" + latestMaintenanceId());
        visitor.submit(visitor.form("停止を終了する")).follow();
        assertEquals("/admin/stops", visitor.answer().uri().getPath(), visitor::text);
    }

    /** Fills in a form, sends it, reads what will come of it, and sends it again. */
    public void confirms(String path, Map<String, String> fields, String ask, String confirm) throws Exception {
        asks(path, fields, ask);
        var second = visitor.form(confirm);
        second.values().putAll(fields);
        visitor.submit(second).follow();
    }

    public void asks(String path, Map<String, String> fields, String ask) throws Exception {
        visitor.get(path);
        var first = visitor.form(ask);
        first.values().putAll(fields);
        visitor.submit(first);
    }
}
