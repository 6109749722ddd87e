package mypage.admin.announcements;

import mypage.audit.AuditKind;

/** What is recorded when staff announce something. */
public enum AnnouncementAuditKind implements AuditKind {
    STOP_SET,
    STOP_CHANGED,
    STOP_ENDED,
    NOTICE_CHANGED,
    NOTICE_REMOVED,
    LAUNCH_CHANGED
}
