package mypage.web.admin.dashboard;

import java.util.List;
import java.util.Optional;
import mypage.admin.dashboard.Alarm;
import mypage.platform.JapaneseTime;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ServiceLabels;
import mypage.web.admin.site.StaffPage;

/** Puts alarms into words. */
final class AlarmTexts {

    private AlarmTexts() {}

    /** One that an event raised. */
    static AlertText raised(Alarm alarm) {
        var key = "attention." + alarm.kind();
        return new AlertText(
                true,
                Labels.get(key, service(alarm), JapaneseTime.dateTime(alarm.lastAt()), alarm.times()),
                Labels.get(key + ".advice"),
                links(alarm));
    }

    private static List<AlertText.Link> links(Alarm alarm) {
        return switch (alarm.kind()) {
            case OBJECTION ->
                List.of(
                        account(alarm),
                        new AlertText.Link(
                                StaffPage.REQUESTS.link("state", "OBJECTED"), Labels.get("attention.alarm.requests")));
            case ADDRESS_RESTORED, NOT_ME -> List.of(account(alarm));
            case STAFF_CODE -> List.of(audit("STAFF_CODE_REFUSED"));
            case LAUNCH_MOVED ->
                List.of(
                        new AlertText.Link(StaffPage.LAUNCH.address(), Labels.get("attention.alarm.launch")),
                        audit("LAUNCH_CHANGED"));
            default -> List.of();
        };
    }

    private static AlertText.Link account(Alarm alarm) {
        return new AlertText.Link(
                StaffPage.ACCOUNT.link(alarm.subject()),
                Labels.get("attention.alarm.account", String.valueOf(alarm.subject())));
    }

    private static AlertText.Link audit(String kind) {
        return new AlertText.Link(StaffPage.AUDIT.link("kind", kind), Labels.get("attention.alarm.audit"));
    }

    private static String service(Alarm alarm) {
        return alarm.service().map(ServiceLabels::of).orElse(Fact.NONE);
    }

    /** Who has looked at it, and when; null if nobody has. */
    static String seen(Alarm alarm) {
        return alarm.seenAt()
                .map(at -> Labels.get("attention.seen", alarm.seenBy().orElse(Fact.NONE), JapaneseTime.dateTime(at)))
                .orElse(null);
    }

    static List<Fact> facts(Alarm alarm) {
        return List.of(
                new Fact(Labels.get("alarm.kind"), Labels.get("alarm." + alarm.kind())),
                new Fact(Labels.get("alarm.service"), service(alarm)),
                new Fact(Labels.get("alarm.first"), Optional.of(alarm.firstAt())),
                new Fact(Labels.get("alarm.last"), Optional.of(alarm.lastAt())),
                new Fact(Labels.get("alarm.times"), Long.toString(alarm.times())));
    }
}
