package mypage.admin.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import mypage.audit.AuditEvent;

/** Raises an alarm of some audit events, in the transaction of the event. Others cost nothing. */
@ApplicationScoped
public class AlarmRecorder {

    @Inject
    AlarmRepository alarms;

    public void onRecorded(@Observes AuditEvent event) {
        AlarmKind.ofEvent(event.kind())
                .ifPresent(kind -> alarms.raise(
                        kind,
                        event.serviceName(),
                        Optional.ofNullable(event.accountId())
                                .or(event::targetId)
                                .orElse(0L),
                        event.occurredAt()));
    }
}
