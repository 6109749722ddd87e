package mypage.web.admin.dashboard;

import java.util.List;
import mypage.admin.dashboard.Alarm;
import mypage.web.admin.site.ActionDeclaration;
import mypage.web.admin.site.ActionStyle;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.StaffAction;
import mypage.web.admin.site.StaffPage;

/** What a member can do about an alarm itself. The labels begin with {@code alarmAction.} and the name. */
public enum AlarmAction implements StaffAction<Alarm> {
    SEEN;

    @Override
    public ActionDeclaration<Alarm> declared() {
        return new ActionDeclaration<>(
                "alarmAction",
                StaffPage.ALARM_SEEN,
                ActionStyle.FORWARD,
                alarm -> alarm.seenAt().isEmpty());
    }

    @Override
    public List<Fact> facts(Alarm alarm) {
        return AlarmTexts.facts(alarm);
    }

    /** It says nothing about anybody that would need a reason. */
    @Override
    public boolean asksWhy() {
        return false;
    }
}
