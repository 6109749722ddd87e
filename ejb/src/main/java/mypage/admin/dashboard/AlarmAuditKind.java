package mypage.admin.dashboard;

import mypage.audit.AuditKind;

/** What is recorded of alarms. */
public enum AlarmAuditKind implements AuditKind {
    /** A member of staff has looked at an alarm. */
    ALARM_SEEN
}
