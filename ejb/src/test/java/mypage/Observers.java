package mypage;

import mypage.admin.dashboard.AlarmRecorder;
import mypage.audit.AuditEvent;

/** The observers of events that act within the transaction of whoever fires them. */
final class Observers {

    private Observers() {}

    /** @return what firing an event returns */
    static Object tell(TestContainer container, Object event) {
        if (event instanceof AuditEvent recorded) {
            container.get(AlarmRecorder.class).onRecorded(recorded);
        }
        return null;
    }
}
