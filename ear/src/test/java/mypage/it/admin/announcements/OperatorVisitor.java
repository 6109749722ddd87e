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

/** A member of staff with the operating role, who uses the forms for maintenance, notices and rollout dates. */
public final class OperatorVisitor {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(JapaneseTime.ZONE);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(JapaneseTime.ZONE);

    public final StaffFixture staff = StaffFixture.with(StaffRole.OPERATE);
    public final HttpVisitor visitor = staff.visitor();

    public OperatorVisitor() throws Exception {}

    /** Removes maintenance, notices and changed rollout dates, and waits until the shared server notices. */
    public static void removeAnnouncements() throws Exception {
        Sql.update("delete from maintenance_window");
        Sql.update("delete from notice");
        Sql.update("update otp_policy set required_from = '2025-01-06T08:30:00+09:00', off_since = null");
        Sql.update("update pending_act set state = 'WITHDRAWN' where state = 'WAITING'");
        Await.until(
                "all open, nothing announced",
                () -> TestBed.visitor().get("/").status() == 200
                        && !TestBed.visitor().get("/").body().contains("class=\"news\""));
        for (Site site : Site.values()) {
            Await.until(
                    "open " + site,
                    () -> TestBed.visitor().get(site.login()).body().contains("お送りします"));
        }
    }

    public static Map<String, String> dateAndTime(String field, Instant time) {
        return Map.of(field + "-date", DATE.format(time), field + "-time", TIME.format(time));
    }

    public static Map<String, String> services(Site... sites) {
        Map<String, String> fields = new HashMap<>();
        Stream.of(sites).forEach(site -> fields.put(site.service.name(), "on"));
        return fields;
    }

    static Map<String, String> maintenanceFields(
            Instant from, Instant until, Map<String, String> otherFields, Site... sites) {
        Map<String, String> fields = services(sites);
        fields.putAll(dateAndTime("from", from));
        fields.putAll(dateAndTime("until", until));
        fields.put("approximate", "on");
        fields.putAll(otherFields);
        return fields;
    }

    public void scheduleMaintenance(Instant from, Instant until, Map<String, String> otherFields, Site... sites)
            throws Exception {
        submitAndConfirm(
                "/admin/stop-new", maintenanceFields(from, until, otherFields, sites), "内容を確認する", "この内容で停止を設定する");
        assertEquals("/admin/stops", visitor.answer().uri().getPath(), visitor::text);
    }

    static long latestMaintenanceId() throws Exception {
        return Sql.number("select max(id) from maintenance_window");
    }

    public void endMaintenance() throws Exception {
        visitor.get("/admin/stop-end?of=" + latestMaintenanceId());
        visitor.submit(visitor.form("停止を終了する")).follow();
        assertEquals("/admin/stops", visitor.answer().uri().getPath(), visitor::text);
    }

    /** Submits a form and then its confirmation. */
    public void submitAndConfirm(String path, Map<String, String> fields, String ask, String confirm) throws Exception {
        submit(path, fields, ask);
        var second = visitor.form(confirm);
        second.values().putAll(fields);
        visitor.submit(second).follow();
    }

    public void submit(String path, Map<String, String> fields, String ask) throws Exception {
        visitor.get(path);
        var first = visitor.form(ask);
        first.values().putAll(fields);
        visitor.submit(first);
    }
}
